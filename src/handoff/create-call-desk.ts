import type { CallDesk, CallResult, PhoneCall } from './call-desk.ts'
import { callbackDue } from './callback-due.ts'
import type { Content } from '../content/content.ts'
import { newCallbackId, type Callback } from '../core/callback.ts'
import type { Clock } from '../core/clock.ts'
import { emptyContext, type Conversation } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import { newConversationId } from '../core/ids.ts'
import type { ChannelAddress } from '../core/message.ts'
import type { PhoneNumber } from '../core/phone.ts'
import type { Outcome, SurveyInvitation } from '../core/rating.ts'
import { callerKey } from '../privacy/caller-key.ts'
import { conversationKey } from '../privacy/conversation-key.ts'
import { personKey } from '../privacy/person-key.ts'
import { redact } from '../privacy/redact.ts'
import { askingHistory } from '../rating/asking-history.ts'
import { inviteRating } from '../rating/invite-rating.ts'
import type { ConversationChange, StaffAccount, Stores } from '../store/contract.ts'

export interface CallDeskOptions {
  readonly stores: Stores
  readonly content: Content
  readonly clock: Clock
  readonly secret: string
  readonly onCommitted: (change: ConversationChange) => void
}

/** What calls are entered as; `channels/hotline` is the adapter of that name. */
const LINE = { channel: 'hotline', account: 'hotline' }
/** Two officers who enter calls of one number in the same moment. */
const STALE_RETRIES = 5

const outcomes: Readonly<Record<CallResult, Outcome>> = {
  answered: 'answered',
  passed_on: 'handed_over',
  promised: 'ticket_open',
}

export function createCallDesk(options: CallDeskOptions): CallDesk {
  const { stores, content, onCommitted } = options
  const topics = [...content.intents.values()]
    .filter(({ answer }) => !('act' in answer))
    .map(({ id, title }) => ({ id, title }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'vi'))
  return {
    topics: () => topics,
    async enter(call, staff) {
      if (call.topic !== undefined && !topics.some(({ id }) => id === call.topic)) {
        throw new AppError('invalid_input', 'Xin chọn chủ đề trong danh mục.', { field: 'topic' })
      }
      const address = { ...LINE, user: callerKey(options.secret, call.number) }
      for (let tries = 0; tries < STALE_RETRIES; tries++) {
        const before = await stores.conversations.current(address)
        const change = await changeFor(options, { call, staff, address, ...(before === undefined ? {} : { before }) })
        if ((await stores.conversations.commit(change)) !== 'committed') continue
        onCommitted(change)
        return { conversation: change.conversation.id, willBeRated: change.callback !== undefined }
      }
      throw new AppError('conflict', 'Một cuộc gọi khác của số này đang được ghi, xin thử lại.')
    },
  }
}

interface Entry {
  readonly call: PhoneCall
  readonly staff: StaffAccount
  readonly address: ChannelAddress
  /** The last call of the same number. */
  readonly before?: Conversation
}

async function changeFor(
  options: CallDeskOptions,
  { call, staff, address, before }: Entry,
): Promise<ConversationChange> {
  const now = options.clock.now()
  const talked = conversationOf(call, address, now)
  const invitation = await invitationOf(options, talked, { call, staff, now })
  const conversation = invitation.eligibleReason === undefined ? askedAbout(talked, invitation) : talked
  return {
    conversation,
    ...(before === undefined ? {} : { replaces: before.id }),
    // An officer's notes of a call hold numbers by habit; nobody needs them here.
    spoken: [
      { by: 'citizen', text: redact(call.asked) },
      { by: { staff: staff.id, officer: staff.displayName }, text: redact(call.answered) },
    ],
    outbound: [],
    events: [{ kind: 'call-entered', detail: { staff: staff.id, result: call.result } }],
    tasks: [],
    invitation,
    ...(invitation.eligibleReason === undefined ? reached(options, { conversation, staff, now }, call) : {}),
  }
}

function reached(
  options: CallDeskOptions,
  ticket: Omit<Ticket, 'number'>,
  { number }: PhoneCall,
): Pick<ConversationChange, 'notSent' | 'callback'> {
  return number === undefined ? { notSent: 'no number' } : { callback: ratingTicket(options, { ...ticket, number }) }
}

function askedAbout(conversation: Conversation, { id, factorAsked }: SurveyInvitation): Conversation {
  const asks = factorAsked === undefined ? {} : { asks: factorAsked }
  return { ...conversation, context: { ...conversation.context, survey: { invite: id, awaiting: 'nothing', ...asks } } }
}

function conversationOf({ topic, result }: PhoneCall, address: ChannelAddress, now: Date): Conversation {
  const at = now.toISOString()
  return {
    id: newConversationId(),
    address,
    mode: 'closed',
    ...(topic === undefined ? {} : { intent: topic }),
    slots: {},
    misunderstood: 0,
    openedAt: at,
    lastCitizenAt: at,
    version: 0,
    context: { ...emptyContext, turns: 1, servedByStaff: true, answered: result === 'answered' },
  }
}

interface Invited {
  readonly call: PhoneCall
  readonly staff: StaffAccount
  readonly now: Date
}

async function invitationOf(
  options: CallDeskOptions,
  conversation: Conversation,
  { call, staff, now }: Invited,
): Promise<SurveyInvitation> {
  const { content, secret } = options
  const invitation = inviteRating(content, conversation, {
    now,
    personKey: personKey(secret, conversation.address, now),
    conversationKey: conversationKey(secret, conversation.id),
    staff: staff.id,
    history: await askingHistory(options, conversation, now),
  })
  return { ...invitation, outcome: outcomes[call.result], mode: 'interviewer' }
}

interface Ticket {
  readonly conversation: Conversation
  readonly staff: StaffAccount
  readonly now: Date
  readonly number: PhoneNumber
}

/** For a colleague: staff neither send nor enter a rating of their own help (survey method §2.2). */
function ratingTicket({ content }: CallDeskOptions, { conversation, staff, now, number }: Ticket): Callback {
  return {
    id: newCallbackId(),
    conversationId: conversation.id,
    purpose: 'rating',
    number,
    time: 'any',
    ...(conversation.intent === undefined ? {} : { topic: conversation.intent }),
    status: 'open',
    attempts: 0,
    openedAt: now.toISOString(),
    dueAt: callbackDue(content.hotline, now, 'any').toISOString(),
    notFor: staff.id,
  }
}
