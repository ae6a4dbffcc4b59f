import { objectOf, stringOf, type Json } from '../../../channels/kit/json.ts'
import { checkTemplate } from './template-rules.ts'

export interface PhoneReply {
  readonly title: string
  readonly payload: string
}

/** The stars of a customer feedback template, as the phone shows them. */
export interface PhoneFeedback {
  readonly question: string
  readonly title: string
}

export type CheckedMessage =
  | {
      readonly kind: 'good'
      readonly text: string
      readonly replies: readonly PhoneReply[]
      readonly feedback?: PhoneFeedback
      readonly metadata?: string
    }
  | { readonly kind: 'bad'; readonly code: number; readonly message: string }

/** Documented limits of the Send API. */
const MAX_TEXT = 2000
const MAX_REPLIES = 13
const MAX_TITLE = 20
const MAX_PAYLOAD = 1000
const MAX_METADATA = 1000

export function checkMessage(message: Json): CheckedMessage {
  const { text, attachment, quick_replies: listed, metadata } = message
  if (metadata !== undefined && (typeof metadata !== 'string' || metadata.length > MAX_METADATA)) {
    return bad('metadata is invalid')
  }
  const marked = typeof metadata === 'string' ? { metadata } : {}
  if ((text === undefined) === (attachment === undefined)) return bad('either text or attachment')
  if (attachment !== undefined) {
    if (listed !== undefined) return bad('the template takes no quick replies')
    const feedback = checkTemplate(attachment)
    if (typeof feedback === 'string') return bad(feedback)
    return { kind: 'good', text: feedback.title, replies: [], feedback, ...marked }
  }
  if (typeof text !== 'string' || text.length === 0 || text.length > MAX_TEXT) return bad('text is invalid')
  const replies = listed === undefined ? [] : readReplies(listed)
  if (replies === undefined) return bad('quick replies are invalid')
  return { kind: 'good', text, replies, ...marked }
}

function readReplies(value: unknown): readonly PhoneReply[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_REPLIES) return undefined
  const replies = value.map(readReply)
  const good = replies.filter((reply) => reply !== undefined)
  return good.length === replies.length ? good : undefined
}

function readReply(value: unknown): PhoneReply | undefined {
  const reply = objectOf(value)
  const title = stringOf(reply?.['title']) ?? ''
  const payload = reply?.['payload']
  if (reply?.['content_type'] !== 'text' || title.length === 0 || title.length > MAX_TITLE) return undefined
  if (typeof payload !== 'string' || payload.length === 0 || payload.length > MAX_PAYLOAD) return undefined
  return { title, payload }
}

function bad(message: string): CheckedMessage {
  return { kind: 'bad', code: 100, message }
}
