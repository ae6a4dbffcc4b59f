import { Fragment } from 'preact'
import type { TranscriptEntry } from '../../store/contract.ts'
import { Content, isNotice } from './content.tsx'
import { citationText } from './texts.ts'
import { timeText } from './times.ts'

interface EntryProps {
  readonly entry: TranscriptEntry
  readonly me: string
  readonly names: Readonly<Record<string, string>>
  /** Set on the first entry of a day. */
  readonly day: string | undefined
}

export function Entry({ entry, me, names, day }: EntryProps) {
  const kind = kindOf(entry)
  return (
    <Fragment>
      {day !== undefined && <li class="entry-day">{day}</li>}
      <li class={`entry ${kind}`}>
        {kind !== 'notice' && <p class="entry-author">{authorText(entry, me, names)}</p>}
        <div class="entry-body">
          <Content content={entry.content} media={entry.media} />
          {entry.citations.length > 0 && (
            <p class="entry-sources">Căn cứ: {entry.citations.map(citationText).join('; ')}</p>
          )}
        </div>
        <p class="entry-foot">
          <time dateTime={entry.at}>{timeText(entry.at)}</time>
          <Delivery entry={entry} />
        </p>
      </li>
    </Fragment>
  )
}

function Delivery({ entry }: { readonly entry: TranscriptEntry }) {
  if (entry.direction !== 'out' || entry.delivery === undefined) return null
  if (entry.delivery === 'delivered') return <span>Đã gửi</span>
  if (entry.delivery === 'pending') return <span>Đang gửi…</span>
  return <span class="failed">Không gửi được{entry.deliveryNote === undefined ? '' : `: ${entry.deliveryNote}`}</span>
}

type Kind = 'notice' | 'note' | 'citizen' | 'bot' | 'officer'

function kindOf(entry: TranscriptEntry): Kind {
  if (entry.direction === 'note') return 'note'
  if (isNotice(entry.content)) return 'notice'
  if (entry.direction === 'in') return 'citizen'
  return entry.author === 'bot' ? 'bot' : 'officer'
}

function authorText(entry: TranscriptEntry, me: string, names: Readonly<Record<string, string>>): string {
  if (entry.direction === 'in') return 'Công dân'
  if (entry.author === 'bot') return 'Trợ lý tự động'
  const name = entry.author === me ? 'Tôi' : (names[entry.author] ?? 'Cán bộ')
  return entry.direction === 'note' ? `Ghi chú nội bộ · ${name}` : name
}
