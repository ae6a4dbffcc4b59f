import { createHash } from 'node:crypto'
import type { Instant } from '../../src/core/ids.ts'
import type { ChannelAddress, InboundContent, InboundMessage } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'
import { readAttachments } from './attachments.ts'
import { eventTime } from './event-time.ts'
import { readFeedback } from './feedback.ts'
import { idOf, objectOf, stringOf, type Json } from '../kit/json.ts'
import { readPayload } from './payload.ts'
import { goesToOthers, isStaffEcho } from './thread-control.ts'

export interface EventContext {
  /** The page, where the event does not name it. */
  readonly account: string | undefined
  readonly appId?: string
  /** Another app holds the conversation: what happens is recorded, never answered. */
  readonly standby: boolean
  readonly receivedAt: Instant
}

export type Decoded =
  | { readonly kind: 'messages'; readonly messages: readonly InboundMessage[] }
  | { readonly kind: 'ignored'; readonly what: string }

interface Read {
  /** The dedupe key; undefined: made from the whole event. */
  readonly key?: string | undefined
  readonly contents: readonly InboundContent[]
  /** The page is the sender, the citizen the recipient. */
  readonly echo?: boolean
}

/** One event of `messaging` or `standby`; what is of no use is named for the count. */
export function decodeEvent(event: Json, context: EventContext): Decoded {
  const kind = kindOf(event)
  const read = readEvent(kind, event, context)
  if (typeof read === 'string') return { kind: 'ignored', what: read }
  const [sender, recipient] = [idOf(objectOf(event['sender'])?.['id']), idOf(objectOf(event['recipient'])?.['id'])]
  const user = read.echo === true ? recipient : sender
  const account = (read.echo === true ? sender : recipient) ?? context.account
  if (user === undefined || account === undefined || read.contents.length === 0) {
    return { kind: 'ignored', what: 'malformed' }
  }
  // A page does not talk with itself: an echo without its mark would make the assistant answer itself for ever.
  if (user === account || user === context.account) return { kind: 'ignored', what: 'echo' }
  const from: ChannelAddress = { channel: 'messenger', account, user }
  const sentAt = eventTime(event['timestamp']) ?? context.receivedAt
  const key = read.key ?? `${kind}:${digestOf(event)}`
  const numbered = read.contents.map((content, index): InboundMessage => {
    const externalId = index === 0 ? key : `${key}#${index + 1}`
    return { channel: 'messenger', externalId, from, sentAt, content }
  })
  return { kind: 'messages', messages: context.standby ? heldByOthers(numbered) : numbered }
}

/** Silences the assistant before the citizen's words are stored: they are for whoever holds the conversation. */
function heldByOthers(messages: readonly InboundMessage[]): readonly InboundMessage[] {
  const [first] = messages
  if (first === undefined || first.content.kind === 'rating') return messages
  if (first.content.kind === 'event' && first.content.event === 'staff-takeover') return messages
  const held: InboundMessage = {
    ...first,
    externalId: `${first.externalId}#standby`,
    content: { kind: 'event', event: 'staff-takeover' },
  }
  return [held, ...messages]
}

const KNOWN = [
  'message',
  'postback',
  'messaging_feedback',
  'pass_thread_control',
  'take_thread_control',
  'referral',
  'optin',
]
const ENVELOPE = new Set(['sender', 'recipient', 'timestamp'])

function kindOf(event: Json): string {
  const names = Object.keys(event).filter((name) => !ENVELOPE.has(name))
  return KNOWN.find((name) => names.includes(name)) ?? names[0] ?? ''
}

/** A text names what is ignored. */
function readEvent(kind: string, event: Json, context: EventContext): Read | string {
  const body = objectOf(event[kind]) ?? {}
  switch (kind) {
    case 'message':
      return readMessage(body, context)
    case 'postback':
      return readPostback(body)
    case 'messaging_feedback': {
      const feedback = readFeedback(body)
      if (feedback === undefined || feedback.contents.length === 0) return kind
      const ours = feedback.contents.some((content) => content.kind === 'rating' && content.invite !== undefined)
      return { contents: feedback.contents, ...(ours ? { key: `${kind}:${feedback.question}` } : {}) }
    }
    case 'pass_thread_control':
    case 'take_thread_control':
      return goesToOthers(body, context) ? { contents: [{ kind: 'event', event: 'staff-takeover' }] } : kind
    case 'referral':
      return { contents: [{ kind: 'event', event: 'opened' }] }
    case 'optin':
      // With a type it is a subscription to notifications; without a sender it comes from a page's checkbox.
      if (body['type'] !== undefined || idOf(objectOf(event['sender'])?.['id']) === undefined) return kind
      return { contents: [{ kind: 'event', event: 'opened' }] }
    default:
      // The name becomes a metric label: nothing long or odd may pass.
      return /^[\w-]{1,64}$/.test(kind) ? kind : 'unknown'
  }
}

function readMessage(message: Json, context: EventContext): Read | string {
  const key = idOf(message['mid'])
  const text = cleanText(stringOf(message['text']) ?? '')
  if (message['is_echo'] === true) {
    if (!isStaffEcho(message, context, context.standby)) return 'echo'
    return { key, echo: true, contents: [{ kind: 'event', event: 'staff-takeover', ...(text === '' ? {} : { text }) }] }
  }
  if (message['is_deleted'] === true) return 'message-deleted'
  const payload = stringOf(objectOf(message['quick_reply'])?.['payload']) ?? ''
  if (payload !== '') return { key, contents: [readPayload(payload, text)] }
  return { key, contents: readAttachments(message, text.trim() === '' ? '' : text) }
}

function readPostback(postback: Json): Read {
  const key = idOf(postback['mid'])
  const title = cleanText(stringOf(postback['title']) ?? '').trim()
  const payload = stringOf(postback['payload']) ?? ''
  if (payload !== '') return { key, contents: [readPayload(payload, title)] }
  return { key, contents: title === '' ? [] : [{ kind: 'text', text: title }] }
}

/** Old postbacks, referrals and the like have no id: an event delivered twice is the same to the letter. */
function digestOf(event: Json): string {
  return createHash('sha256').update(JSON.stringify(event)).digest('hex').slice(0, 32)
}
