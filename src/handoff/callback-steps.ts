import type { SpokenRating } from './callback-desk.ts'
import { callbackDue } from './callback-due.ts'
import type { Content } from '../content/content.ts'
import { MOST_ATTEMPTS, RATE_AFTER_DUE_MS, type Callback } from '../core/callback.ts'
import type { Conversation } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import { newOutboundId } from '../core/ids.ts'
import type { OutboundMessage } from '../core/message.ts'
import { maskPhone } from '../core/phone.ts'
import { invalidReason, type RatingRow } from '../core/rating.ts'
import type { ConversationChange, NewTask, StaffAccount } from '../store/contract.ts'
import { MAY_BE_BETTER } from '../rating/next-question.ts'
import type { RatingAnswer } from '../rating/survey-store.ts'
import { say } from '../turn/turn.ts'

export interface OpenCallback {
  readonly callback: Callback
  readonly conversation: Conversation
  /** Of a rating ticket. */
  readonly invitation?: RatingRow
}

export interface CallbackStep {
  readonly content: Content
  readonly staff: StaffAccount
  readonly now: Date
}

/** After an unanswered call; a third one is the last (facts: channels §6). */
const RETRY_AFTER_MS = [15 * 60_000, 2 * 3_600_000]

export function called(step: CallbackStep, open: OpenCallback, note: string): ConversationChange {
  if (open.callback.purpose === 'rating') throw new AppError('conflict', 'Cuộc này gọi để hỏi đánh giá.')
  const { content, staff, now } = step
  const { conversation } = open
  const served = { ...conversation, context: { ...conversation.context, servedByStaff: true } }
  return {
    conversation: served,
    callback: ended(step, open, { status: 'done', note }),
    outbound: [notice(step, conversation, say(content, 'callback_called'))],
    events: [{ kind: 'callback-called', detail: { staff: staff.id } }],
    // Whoever writes with an officer or the assistant now is asked when that ends.
    tasks: invite(conversation, now.getTime() + content.survey.delaySeconds.staff * 1000, staff),
    ...noteOf(staff, 'Đã gọi lại', note),
  }
}

export function noAnswer(step: CallbackStep, open: OpenCallback, note: string): ConversationChange {
  const { content, staff, now } = step
  const { callback, conversation } = open
  const attempts = callback.attempts + 1
  const events = [{ kind: 'callback-no-answer', detail: { staff: staff.id, attempts } }]
  const base = { conversation, outbound: [], events, tasks: [], ...noteOf(staff, 'Gọi lại: không nghe máy', note) }
  if (attempts < MOST_ATTEMPTS) {
    const due = callbackDue(
      content.hotline,
      new Date(now.getTime() + (RETRY_AFTER_MS[attempts - 1] ?? 0)),
      callback.time,
    )
    const again = {
      ...callback,
      attempts,
      dueAt: due.toISOString(),
      officer: staff.id,
      ...(note === '' ? {} : { note }),
    }
    const tasks = callback.purpose === 'help' ? invite(conversation, due.getTime() + RATE_AFTER_DUE_MS) : []
    return { ...base, callback: again, tasks }
  }
  const closed = { ...ended(step, open, { status: 'unreachable', note }), attempts }
  if (callback.purpose === 'rating')
    return { ...base, callback: closed, ...answer(step, open, { without: 'not_reached' }) }
  const text = say(content, 'callback_unreachable', { number: maskPhone(callback.number) })
  return {
    ...base,
    callback: closed,
    outbound: [notice(step, conversation, text)],
    tasks: invite(conversation, now.getTime() + RATE_AFTER_DUE_MS),
  }
}

/** By the same cleaning rules as a rating that was tapped. */
export function rated(step: CallbackStep, open: OpenCallback, rating: SpokenRating): ConversationChange {
  const { callback, conversation, invitation } = open
  if (callback.purpose !== 'rating' || invitation === undefined) {
    throw new AppError('conflict', 'Cuộc này không có phiếu đánh giá qua điện thoại.')
  }
  const given = 'refused' in rating ? { without: 'refused' as const } : scoreOf(step, invitation, rating)
  const detail = 'refused' in rating ? { refused: true } : { score: rating.score, mode: 'interviewer' }
  return {
    conversation,
    callback: ended(step, open, { status: 'done', note: '' }),
    outbound: [],
    events: [{ kind: 'rated', detail }],
    tasks: [],
    ...answer(step, open, given),
  }
}

function scoreOf(
  { now, content }: CallbackStep,
  { isTest, createdAt, expiresAt }: RatingRow,
  rating: Exclude<SpokenRating, { refused: true }>,
): Partial<RatingAnswer> {
  const { score, factorScore, factor, comment } = rating
  if (factor !== undefined && score > MAY_BE_BETTER) {
    throw new AppError('invalid_input', `Chỉ hỏi điều cần cải thiện ở mức 1 đến ${MAY_BE_BETTER}.`, { field: 'factor' })
  }
  const given = { isTest, score, issuedAt: createdAt, ratedAt: now.toISOString(), expiresAt }
  const reason = invalidReason(given, content.survey.tooFastSeconds)
  return {
    score,
    ...(reason === undefined ? {} : { invalidReason: reason }),
    ...(factorScore === undefined ? {} : { factorScore }),
    ...(factor === undefined ? {} : { factor }),
    ...(comment === undefined ? {} : { comment }),
  }
}

function answer(
  { staff, now }: CallbackStep,
  { invitation }: OpenCallback,
  given: Partial<RatingAnswer>,
): { rating?: RatingAnswer } {
  if (invitation === undefined) return {}
  return { rating: { invite: invitation.id, at: now.toISOString(), collectedBy: staff.id, ...given } }
}

function ended(
  { staff, now }: CallbackStep,
  { callback }: OpenCallback,
  { status, note }: { readonly status: 'done' | 'unreachable'; readonly note: string },
): Callback {
  return { ...callback, status, officer: staff.id, closedAt: now.toISOString(), ...(note === '' ? {} : { note }) }
}

function invite(conversation: Conversation, dueMs: number, staff?: StaffAccount): NewTask[] {
  if (conversation.mode !== 'closed') return []
  const detail = { conversation: conversation.id, ...(staff === undefined ? {} : { staff: staff.id }) }
  const dueAt = new Date(dueMs).toISOString()
  return [{ kind: 'invite-rating', key: `invite-rating:${conversation.id}`, dueAt, detail }]
}

/** In the transcript, for whoever helps this citizen next. */
function noteOf(staff: StaffAccount, what: string, note: string): Pick<ConversationChange, 'note'> {
  return { note: { author: staff.id, text: note === '' ? `${what}.` : `${what}. ${note}` } }
}

function notice({ staff }: CallbackStep, conversation: Conversation, text: string): OutboundMessage {
  return {
    id: newOutboundId(),
    conversationId: conversation.id,
    to: conversation.address,
    content: { kind: 'notice', text },
    citations: [],
    author: staff.id,
  }
}
