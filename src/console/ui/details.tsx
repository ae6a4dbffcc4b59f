import type { HandoffView } from './api.ts'
import { statusTexts } from './texts.ts'
import { dayAndTime } from './times.ts'

/** What an officer wants to know before the first word. */
export function Details({ view }: { readonly view: HandoffView }) {
  const { handoff, conversation, names, intentTitle } = view
  const now = Date.now()
  const officer = handoff.assignedTo === undefined ? undefined : names[handoff.assignedTo]
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Công dân hỏi về', intentTitle ?? conversation.intent ?? 'Chưa rõ'],
    ['Trạng thái', officer === undefined ? statusTexts[handoff.status] : `${statusTexts[handoff.status]}: ${officer}`],
    ['Chuyển đến lúc', dayAndTime(handoff.openedAt, now)],
    ['Cần trả lời trước', handoff.status === 'waiting' ? dayAndTime(handoff.dueAt, now) : undefined],
  ]
  return (
    <dl class="details">
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
