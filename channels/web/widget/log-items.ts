import { textOf, type OutboundContent } from '../../../src/core/message.ts'
import type { ChatState, Pending } from './chat-state.ts'
import type { Attachment, InEntry, OutEntry, OutgoingBody } from './wire.ts'

/** One bubble, ready to be drawn. */
export type LogItem = OwnItem | OutItem

export interface OwnItem {
  readonly key: string
  readonly own: InEntry['content'] | OutgoingBody
  readonly at: string
  readonly file?: Attachment | undefined
  readonly status?: Pending['status']
  readonly detail?: string | undefined
}
export interface OutItem {
  readonly key: string
  readonly own?: undefined
  readonly entry: OutEntry
  /** Answered already: the choices are no longer offered. */
  readonly used: boolean
  /** The value of the choice that was taken. */
  readonly chosen?: string
}

export function logItems({ entries, pending }: ChatState): readonly LogItem[] {
  const items: LogItem[] = []
  for (const entry of entries) {
    if (entry.direction === 'out') items.push({ key: entry.id, entry, used: false })
    else {
      const { id: key, content: own, at } = entry
      const file = fileOf(entry)
      if (file !== undefined || textOf(own) !== '') items.push({ key, own, at, file })
    }
  }
  for (const { clientId, body, ...rest } of pending) {
    items.push({ key: clientId, own: body, file: body.kind === 'attachment' ? body.attachment : undefined, ...rest })
  }
  return items.map((item, at): LogItem => {
    if (item.own === undefined) return { ...item, ...answerTo(item.entry.content, items.slice(at + 1)) }
    // Until the answer comes, a word of comfort under the last message.
    return at === items.length - 1 ? { ...item, status: item.status ?? 'sent' } : item
  })
}

/** A file that our own server keeps. */
function fileOf({ content, media }: InEntry): Attachment | undefined {
  if (content.kind !== 'attachment' || content.url?.startsWith('/media/') !== true) return undefined
  return { type: 'file', url: content.url, name: media?.name ?? '' }
}

/** A rating stays open until it is given; other choices until the citizen says anything. */
function answerTo(content: OutboundContent, later: readonly LogItem[]): Pick<OutItem, 'used' | 'chosen'> {
  const said = later.map((item) => item.own).filter((own) => own !== undefined)
  if (content.kind === 'rating-request') {
    const rating = said.find((own) => own.kind === 'rating' && own.invite === content.invite)
    return rating?.kind === 'rating' ? { used: true, chosen: String(rating.score) } : { used: false }
  }
  const [next] = said
  return next?.kind === 'choice' ? { used: true, chosen: next.value } : { used: next !== undefined }
}
