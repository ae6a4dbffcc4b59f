import type { Decoded, EventContext } from './decode-event.ts'
import { eventTime } from './event-time.ts'
import { idOf, objectOf, stringOf, type Json } from '../kit/json.ts'

/** The thread of an address that stands for a comment: the one private reply to it goes there. */
const COMMENT_THREAD = /^comment:(.+)$/

export function commentOf(thread: string | undefined): string | undefined {
  return thread === undefined ? undefined : COMMENT_THREAD.exec(thread)?.[1]
}

/**
 * A comment under a post of the page. Neither its text nor its author's name is kept: it is public, may hold numbers
 * that do not belong there, and is answered with an invitation to a private talk, not with a dialogue: Meta allows one
 * private reply, everything after it waits until the citizen writes.
 */
export function decodeComment(change: Json, context: EventContext): Decoded {
  const field = stringOf(change['field']) ?? ''
  const value = objectOf(change['value']) ?? {}
  if (field !== 'feed') return { kind: 'ignored', what: labelOf(field) }
  const item = stringOf(value['item']) ?? 'unknown'
  if (item !== 'comment') return { kind: 'ignored', what: labelOf(`feed-${item}`) }
  if (value['verb'] !== 'add') return { kind: 'ignored', what: 'feed-comment-changed' }
  const comment = idOf(value['comment_id'])
  const author = idOf(objectOf(value['from'])?.['id']) ?? idOf(value['sender_id'])
  const { account } = context
  if (comment === undefined || account === undefined) return { kind: 'ignored', what: 'malformed' }
  if (author === account) return { kind: 'ignored', what: 'echo' }
  // Pictures and stickers under a post ask nothing.
  if ((stringOf(value['message']) ?? '').trim() === '') return { kind: 'ignored', what: 'feed-comment-without-text' }
  const from = { channel: 'messenger', account, user: author ?? comment, thread: `comment:${comment}` }
  const sentAt = eventTime(value['created_time']) ?? context.receivedAt
  const content = { kind: 'event', event: 'opened' } as const
  return { kind: 'messages', messages: [{ channel: 'messenger', externalId: from.thread, from, sentAt, content }] }
}

function labelOf(name: string): string {
  return /^[\w-]{1,64}$/.test(name) ? name : 'unknown'
}
