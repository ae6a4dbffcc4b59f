import { memo, useState } from 'react'
import { Content, isNotice } from './content.tsx'
import type { DeskEntry } from './desk-types.ts'
import { Button } from './parts/button.tsx'
import { citationText } from './texts.ts'
import { timeText } from './times.ts'

interface EntryProps {
  readonly entry: DeskEntry
  readonly me: string
  readonly names: Readonly<Record<string, string>>
  /** Set on the first entry of a day. */
  readonly day: string | undefined
  /** Sends once more what did not arrive; undefined where this officer cannot. */
  readonly retry: ((message: string) => Promise<unknown>) | undefined
}

export const Entry = memo(function Entry({ entry, me, names, day, retry }: EntryProps) {
  const kind = kindOf(entry)
  return (
    <>
      {day !== undefined && <li className="entry-day">{day}</li>}
      <li className={`entry ${kind}`}>
        {kind !== 'notice' && <p className="entry-author">{authorText(entry, me, names)}</p>}
        <div className="entry-body">
          <Content content={entry.content} media={entry.media} />
          {entry.citations.length > 0 && (
            <p className="entry-sources">Căn cứ: {entry.citations.map(citationText).join('; ')}</p>
          )}
        </div>
        <p className="entry-foot">
          <time dateTime={entry.at}>{timeText(entry.at)}</time>
          <Delivery entry={entry} />
        </p>
        {entry.delivery === 'failed' && retry !== undefined && <Again send={() => retry(entry.id)} />}
      </li>
    </>
  )
})

function Delivery({ entry }: { readonly entry: DeskEntry }) {
  if (entry.direction !== 'out' || entry.delivery === undefined) return null
  if (entry.delivery === 'delivered') return <span>Đã gửi</span>
  if (entry.delivery === 'pending') return <span>Đang gửi…</span>
  const why = entry.deliveryReason ?? entry.deliveryNote
  return <span className="failed">Không gửi được{why === undefined ? '' : `: ${why}`}</span>
}

function Again({ send }: { readonly send: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false)
  async function again(): Promise<void> {
    setBusy(true)
    await send()
    setBusy(false)
  }
  return (
    <Button className="small" press={again} busy={busy}>
      {busy ? 'Đang gửi lại…' : 'Gửi lại'}
    </Button>
  )
}

type Kind = 'notice' | 'note' | 'coaching' | 'citizen' | 'bot' | 'officer'

function kindOf(entry: DeskEntry): Kind {
  if (entry.direction === 'note') return isCoaching(entry) ? 'coaching' : 'note'
  if (isNotice(entry.content)) return 'notice'
  if (entry.direction === 'in') return 'citizen'
  return entry.author === 'bot' ? 'bot' : 'officer'
}

/** A supervisor's advice; only staff see it. */
function isCoaching({ content }: DeskEntry): boolean {
  return content.kind === 'text' && 'coaching' in content && content.coaching === true
}

function authorText(entry: DeskEntry, me: string, names: Readonly<Record<string, string>>): string {
  if (entry.direction === 'in') return 'Công dân'
  if (entry.author === 'bot') return entry.direction === 'note' ? 'Ghi chú của chương trình' : 'Trợ lý tự động'
  const name = entry.author === me ? 'Tôi' : (names[entry.author] ?? 'Cán bộ')
  if (entry.direction !== 'note') return name
  return isCoaching(entry) ? `Góp ý nghiệp vụ · ${name}` : `Ghi chú nội bộ · ${name}`
}
