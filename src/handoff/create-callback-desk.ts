import type { CallbackDesk, RatingQuestions } from './callback-desk.ts'
import { called, noAnswer, rated, type OpenCallback } from './callback-steps.ts'
import { withoutRatings } from './without-ratings.ts'
import type { Content } from '../content/content.ts'
import type { Callback, CallbackId } from '../core/callback.ts'
import type { Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import { dialled } from '../core/phone.ts'
import type { RatingRow } from '../core/rating.ts'
import { ratingChoices } from '../rating/invite-rating.ts'
import { MAY_BE_BETTER } from '../rating/next-question.ts'
import { factorChoices } from '../rating/record-rating.ts'
import type { ConversationChange, StaffAccount, Stores } from '../store/contract.ts'

export interface CallbackDeskOptions {
  readonly stores: Stores
  readonly content: Content
  readonly clock: Clock
  readonly onCommitted: (change: ConversationChange) => void
}

const LIST_LIMIT = 200
/** As at the desk: a citizen's message in the same moment makes the version stale. */
const STALE_RETRIES = 10

export function createCallbackDesk(options: CallbackDeskOptions): CallbackDesk {
  const { stores, content, clock } = options
  const step = (
    id: CallbackId,
    staff: StaffAccount,
    decide: (open: OpenCallback) => ConversationChange | Promise<ConversationChange>,
  ): Promise<void> => changeTicket(options, { id, staff, decide })
  const turn = (staff: StaffAccount) => ({ content, staff, now: clock.now() })
  return {
    async list(staff) {
      const open = await stores.callbacks.list(['open'], LIST_LIMIT)
      return open.filter((one) => one.notFor !== staff.id)
    },
    async view(id, staff) {
      const { callback, conversation, invitation } = await withInvitation(stores, await load(stores, id, staff))
      const isRating = callback.purpose === 'rating'
      return {
        callback,
        dial: dialled(callback.number),
        channel: conversation.address.channel,
        transcript: isRating ? [] : withoutRatings(await stores.conversations.transcript(conversation.id)),
        names: await stores.staff.names(),
        ...(isRating ? { questions: questionsOf(content, invitation) } : {}),
      }
    },
    called: (id, staff, note) => step(id, staff, (open) => called(turn(staff), open, note)),
    noAnswer: (id, staff, note) =>
      step(id, staff, async (open) => noAnswer(turn(staff), await withInvitation(stores, open), note)),
    rate: (id, staff, rating) =>
      step(id, staff, async (open) => rated(turn(staff), await withInvitation(stores, open), rating)),
  }
}

function questionsOf({ survey }: Content, invitation: RatingRow | undefined): RatingQuestions {
  const { wording } = survey
  const asked = invitation?.factorAsked
  return {
    overall: wording.overall,
    scores: ratingChoices(survey),
    ...(asked === undefined ? {} : { factor: wording.factors[asked] }),
    improve: wording.improve,
    improveUpTo: MAY_BE_BETTER,
    factors: factorChoices(survey).map(({ label, value }) => ({ label, value: value.replace('factor:', '') })),
    comment: wording.comment,
  }
}

interface Step {
  readonly id: CallbackId
  readonly staff: StaffAccount
  readonly decide: (open: OpenCallback) => ConversationChange | Promise<ConversationChange>
}

async function changeTicket({ stores, onCommitted }: CallbackDeskOptions, { id, staff, decide }: Step): Promise<void> {
  for (let tries = 0; tries < STALE_RETRIES; tries++) {
    const open = await load(stores, id, staff)
    if (open.callback.status !== 'open') throw new AppError('conflict', 'Yêu cầu gọi lại này đã xong.')
    const change = await decide(open)
    if ((await stores.conversations.commit(change)) !== 'committed') continue
    return onCommitted(change)
  }
  throw new AppError('conflict', 'Cuộc trò chuyện đang thay đổi liên tục, xin thử lại.')
}

/** The conversation is read between two looks at its ticket, so that its version guards the second one. */
async function load(stores: Stores, id: CallbackId, staff: StaffAccount): Promise<OpenCallback> {
  const known = await stores.callbacks.find(id)
  const conversation = known === undefined ? undefined : await stores.conversations.find(known.conversationId)
  const callback = conversation === undefined ? undefined : await stores.callbacks.find(id)
  if (callback === undefined || conversation === undefined) return gone()
  return isTheirs(callback, staff) ? gone() : { callback, conversation }
}

function isTheirs({ notFor }: Callback, staff: StaffAccount): boolean {
  return notFor === staff.id
}

function gone(): never {
  throw new AppError('not_found', 'Không tìm thấy yêu cầu gọi lại này. Có thể công dân đã gửi yêu cầu mới.')
}

async function withInvitation(stores: Stores, open: OpenCallback): Promise<OpenCallback> {
  if (open.callback.purpose !== 'rating') return open
  const invitation = await stores.surveys.byConversation(open.conversation.id)
  return invitation === undefined ? open : { ...open, invitation }
}
