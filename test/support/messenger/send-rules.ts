import { objectOf, stringOf, type Json } from '../../../channels/kit/json.ts'
import { checkMessage, type CheckedMessage } from './message-rules.ts'
import type { Phones } from './phones.ts'

/** May be changed while the server runs. */
export interface GraphRules {
  /** People who cannot be reached, with Meta's reason. */
  readonly unreachable: Map<string, { readonly code: number; readonly subcode?: number }>
  /** The page has the approved permission for officers' messages after 24 hours. */
  humanAgent: boolean
  /** The page may use the customer feedback template. */
  feedback: boolean
  messagesPerSecond: number | undefined
}

export interface Comment {
  readonly at: number
  /** Who wrote it, as a Messenger user. */
  readonly user: string
  replied: boolean
}

export type Verdict =
  | { readonly kind: 'show'; readonly user: string; readonly message: Good; readonly tag?: string }
  | { readonly kind: 'refuse'; readonly code: number; readonly subcode?: number; readonly message: string }

type Good = Extract<CheckedMessage, { kind: 'good' }>

interface SendParts {
  readonly phones: Phones
  readonly comments: ReadonlyMap<string, Comment>
  readonly rules: GraphRules
  readonly now: () => number
}

const DAY_MS = 86_400_000
const TAGS = ['HUMAN_AGENT', 'CUSTOMER_FEEDBACK']

/** What Meta does with one body of the Send API. */
export function judge(body: Json, parts: SendParts): Verdict {
  const recipient = objectOf(body['recipient']) ?? {}
  const checked = checkMessage(objectOf(body['message']) ?? {})
  if (checked.kind === 'bad') return refuse(checked.code, checked.message)
  if (checked.feedback !== undefined && !parts.rules.feedback) return refuse(10, 'feature is not available')
  if (recipient['comment_id'] !== undefined) return judgeReply(stringOf(recipient['comment_id']) ?? '', checked, parts)
  const user = recipient['id']
  if (typeof user !== 'string' || user === '') return refuse(100, 'recipient is invalid')
  const reason = parts.rules.unreachable.get(user)
  if (reason !== undefined) return { kind: 'refuse', message: 'the user cannot be reached', ...reason }
  if (!parts.phones.knows(user)) return refuse(100, 'no matching user found', 2018001)
  const silence = parts.phones.silence(user)
  if (body['messaging_type'] === 'RESPONSE' || body['messaging_type'] === 'UPDATE') {
    return silence > DAY_MS ? outsideWindow() : { kind: 'show', user, message: checked }
  }
  if (body['messaging_type'] !== 'MESSAGE_TAG') return refuse(100, 'messaging_type is invalid')
  return judgeTag(stringOf(body['tag']) ?? '', { user, message: checked, silence }, parts.rules)
}

function judgeTag(
  tag: string,
  { user, message, silence }: { user: string; message: Good; silence: number },
  rules: GraphRules,
): Verdict {
  // Also the answer to the tags that were withdrawn in April 2026.
  if (!TAGS.includes(tag)) return refuse(100, 'tag is invalid')
  if (tag === 'CUSTOMER_FEEDBACK' && message.feedback === undefined) return refuse(100, 'tag needs the template')
  if (tag === 'HUMAN_AGENT' && !rules.humanAgent) return refuse(10, 'permission is missing')
  return silence > 7 * DAY_MS ? outsideWindow() : { kind: 'show', user, message, tag }
}

/** One text, within seven days; the talk goes on when the citizen answers. */
function judgeReply(id: string, message: Good, { comments, now }: SendParts): Verdict {
  const comment = comments.get(id)
  if (comment === undefined) return refuse(100, 'object does not exist', 33)
  if (comment.replied) return refuse(10900, 'activity already replied to')
  if (now() - comment.at > 7 * DAY_MS) return outsideWindow()
  comment.replied = true
  return { kind: 'show', user: comment.user, message }
}

function outsideWindow(): Verdict {
  return refuse(10, 'outside of allowed window', 2018278)
}

function refuse(code: number, message: string, subcode?: number): Verdict {
  return { kind: 'refuse', code, message, ...(subcode === undefined ? {} : { subcode }) }
}
