import type { InviteId } from '../../src/core/ids.ts'
import type { InboundContent } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'
import { idOf, objectOf, stringOf, type Json } from '../kit/json.ts'

/** The answer to a rating template. Zalo does not say whose it is: only which message asked. */
export interface Feedback {
  /** Platform id of our message. */
  readonly asked: string | undefined
  readonly contents: readonly InboundContent[]
}

/** Zalo answers for nothing within 48 h of the last message, and a form is none. */
const FREE_HOURS = 48

/** `user_feedback`: the stars, and what the citizen chose or wrote about them. */
export function readFeedback(event: Json): Feedback {
  const message = objectOf(event['message']) ?? {}
  const asked = idOf(message['msg_id']) ?? idOf(message['mid']) ?? idOf(event['msg_id'])
  const score = Number(stringOf(message['rate']) ?? Number.NaN)
  if (!Number.isInteger(score) || score < 1 || score > 5) return { asked, contents: [] }
  const invite = inviteOf(message['tracking_id'])
  const comment = wordsOf(message)
  const rating: InboundContent = {
    kind: 'rating',
    score,
    ...(invite === undefined ? {} : { invite }),
    ...(comment === '' ? {} : { comment }),
    replyWithinHours: FREE_HOURS,
  }
  return { asked, contents: [rating] }
}

/** Whoever sends the template by phone number passes our invitation as `tracking_id` (at most 48 characters). */
function inviteOf(value: unknown): InviteId | undefined {
  const text = stringOf(value)?.trim() ?? ''
  return isInviteId(text) ? text : undefined
}

function isInviteId(text: string): text is InviteId {
  return /^i_\w{1,64}$/.test(text)
}

/** `feedbacks` are the chips below the stars, `note` is free text. */
function wordsOf(message: Json): string {
  const listed: unknown = message['feedbacks']
  const chips: readonly unknown[] = Array.isArray(listed) ? listed : []
  const parts = [...chips, message['note']].map((part) => cleanText(stringOf(part) ?? '').trim())
  return parts.filter((part) => part !== '').join('. ')
}
