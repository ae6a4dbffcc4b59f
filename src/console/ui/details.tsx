import type { HandoffView } from './api.ts'
import { statusTexts } from './texts.ts'
import { dayAndTime } from './times.ts'

interface DetailsProps {
  readonly view: HandoffView
  /** Then it is plain whose it is. */
  readonly mine: boolean
}

/** What an officer wants to know before the first word. */
export function Details({ view, mine }: DetailsProps) {
  const { handoff, conversation, names, intentTitle } = view
  const now = Date.now()
  const officer = handoff.assignedTo === undefined ? undefined : names[handoff.assignedTo]
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Công dân hỏi về', intentTitle ?? conversation.intent ?? 'Chưa rõ'],
    ['Trạng thái', mine ? undefined : [statusTexts[handoff.status], officer].filter(Boolean).join(': ')],
    ['Chuyển đến lúc', dayAndTime(handoff.openedAt, now)],
    ['Cần trả lời trước', handoff.status === 'waiting' ? dayAndTime(handoff.dueAt, now) : undefined],
    ['Nơi ở', handoff.province?.name],
    ['Đã hứa', handoff.promise],
    ['Việc còn nợ', handoff.result === undefined ? handoff.task : undefined],
  ]
  return (
    <dl className="details">
      {rows.map(([label, value]) =>
        value === undefined ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
