import { createHash } from 'node:crypto'
import type { WebhookOutcome, WebhookRequest } from '../../src/core/channel.ts'
import type { ChannelAddress, InboundContent, InboundMessage } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'
import { readAttachments } from './attachments.ts'
import { readFeedback } from './feedback.ts'
import { idOf, objectOf, stringOf, type Json } from '../kit/json.ts'
import { readPayload } from './payload.ts'

interface Decoded {
  readonly account: string | undefined
  readonly user: string | undefined
  readonly thread?: string | undefined
  readonly contents: readonly InboundContent[]
}

/** Turns a verified event into messages. Names outside the lists below are counted and answered with 200. */
export function decodeEvent(event: Json, request: WebhookRequest, oaId: string | undefined): WebhookOutcome {
  const name = stringOf(event['event_name']) ?? ''
  // The name becomes a metric label: nothing long or odd may pass.
  const what = /^\w{1,64}$/.test(name) ? name : 'unknown'
  const decoded = decode(name, event)
  if (decoded === undefined) return { kind: 'ignored', what }
  if (decoded === 'echo') return { kind: 'ignored', what: 'echo' }
  const account = decoded.account ?? idOf(event['oa_id']) ?? oaId
  const { user, thread, contents } = decoded
  if (account === undefined || user === undefined || contents.length === 0)
    return { kind: 'ignored', what: 'malformed' }
  const from: ChannelAddress = { channel: 'zalo', account, user, ...(thread === undefined ? {} : { thread }) }
  const time = eventTime(event)
  const sentAt = time === undefined ? request.receivedAt : new Date(time).toISOString()
  const key = dedupeKey(name, event, user, request.body)
  const messages = contents.map((content, index): InboundMessage => {
    const externalId = index === 0 ? key : `${key}#${index + 1}`
    return { channel: 'zalo', externalId, from, sentAt, content }
  })
  return { kind: 'messages', messages }
}

const EARLIEST = Date.UTC(2015, 0)
const LATEST = Date.UTC(2100, 0)

/** Milliseconds since 1970; undefined when malformed (the caller takes the time of arrival). */
export function eventTime(event: Json): number | undefined {
  const text = stringOf(event['timestamp'])?.trim() ?? ''
  if (!/^\d{12,13}$/.test(text)) return undefined
  const time = Number(text)
  return time >= EARLIEST && time < LATEST ? time : undefined
}

const MEDIA = /^(?:user|anonymous)_send_(image|gif|link|audio|video|sticker|location|file|business_card)$/
/** Group messages and call consents are not answers to one citizen. */
const ECHO = /^oa_send_(?!group_|consent)/

function decode(name: string, event: Json): Decoded | 'echo' | undefined {
  if (name === 'user_send_text' || name === 'anonymous_send_text')
    return { ...fromCitizen(event), contents: words(event) }
  const media = MEDIA.exec(name)
  if (media?.[1] !== undefined) return { ...fromCitizen(event), contents: readAttachments(media[1], event) }
  if (ECHO.test(name)) return fromOurSide(event)
  switch (name) {
    case 'follow':
    case 'unfollow':
      return { ...fromCitizen(event), contents: [{ kind: 'event', event: name }] }
    case 'user_click_chatnow':
      return { ...fromCitizen(event), contents: [{ kind: 'event', event: 'opened' }] }
    case 'user_withdraw':
      return { ...fromCitizen(event), contents: [{ kind: 'event', event: 'data-withdrawn' }] }
    case 'user_submit_info':
      return { ...fromCitizen(event), contents: [contact(event)] }
    case 'user_feedback':
      return feedback(event)
    default:
      return undefined
  }
}

function fromCitizen(event: Json): Omit<Decoded, 'contents'> {
  const user = objectOf(event['sender'])?.['id'] ?? objectOf(event['follower'])?.['id'] ?? event['user_id']
  return {
    account: idOf(objectOf(event['recipient'])?.['id']),
    user: idOf(user),
    thread: idOf(messageOf(event)['conversation_id']),
  }
}

/**
 * Zalo names no citizen here, only our message that asked: an empty user with that message as `thread`. The intake finds
 * the citizen by the invitation or by the message.
 */
function feedback(event: Json): Decoded {
  const { asked, contents } = readFeedback(event)
  const { account, user } = fromCitizen(event)
  if (user !== undefined) return { account, user, contents }
  const isTraceable = asked !== undefined || contents.some((one) => one.kind === 'rating' && one.invite !== undefined)
  return { account, user: isTraceable ? '' : undefined, thread: asked, contents }
}

/** Echoes also come for what we sent through the API; `admin_id` is there only when a person typed it in the console. */
function fromOurSide(event: Json): Decoded | 'echo' {
  const sender = objectOf(event['sender'])
  if ((stringOf(sender?.['admin_id']) ?? '') === '') return 'echo'
  const text = textIn(event)
  return {
    account: idOf(sender?.['id']),
    user: idOf(objectOf(event['recipient'])?.['id']),
    thread: idOf(messageOf(event)['conversation_id']),
    contents: [{ kind: 'event', event: 'staff-takeover', ...(text === '' ? {} : { text }) }],
  }
}

function words(event: Json): readonly InboundContent[] {
  const text = textIn(event)
  if (text.trim() === '') return readAttachments('other', event)
  return [readPayload(text) ?? { kind: 'text', text }]
}

function contact(event: Json): InboundContent {
  const info = objectOf(event['info']) ?? {}
  const phone = cleanText(stringOf(info['phone']) ?? '').trim()
  const name = cleanText(stringOf(info['name']) ?? '').trim()
  return { kind: 'contact', ...(phone === '' ? {} : { phone }), ...(name === '' ? {} : { name }) }
}

function textIn(event: Json): string {
  return cleanText(stringOf(messageOf(event)['text']) ?? '')
}

function messageOf(event: Json): Json {
  return objectOf(event['message']) ?? {}
}

/** The same event delivered twice has the same key, also when it carries neither a message id nor a time. */
function dedupeKey(name: string, event: Json, user: string, body: Uint8Array): string {
  const message = messageOf(event)
  const id = idOf(message['msg_id']) ?? idOf(message['mid'])
  if (id !== undefined) return id
  const time = idOf(event['timestamp']) ?? createHash('sha256').update(body).digest('hex').slice(0, 24)
  return `${name}:${time}:${user}`
}
