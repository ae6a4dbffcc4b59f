import type { Content } from '../content/content.ts'
import type { Clock } from '../core/clock.ts'
import type { Conversation } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import { isOwed, type Handoff } from '../core/handoff.ts'
import { newOutboundId, type HandoffId } from '../core/ids.ts'
import type { OutboundContent, OutboundMessage } from '../core/message.ts'
import type { ConversationChange, StaffAccount, Stores } from '../store/contract.ts'

export interface DeskOptions {
  readonly stores: Stores
  readonly content: Content
  readonly clock: Clock
  /** After a change is on disk: outbox, desk and streams look again. */
  readonly onCommitted: (change: ConversationChange) => void
}

export interface Open {
  readonly handoff: Handoff
  readonly conversation: Conversation
}

/** A citizen's message in the same moment makes the version stale; the officer's step is then done again. */
const STALE_RETRIES = 10

export async function changeConversation(
  { stores, onCommitted }: DeskOptions,
  id: HandoffId,
  step: (open: Open) => ConversationChange | Promise<ConversationChange>,
): Promise<ConversationChange> {
  const change = await changeIf({ stores, onCommitted }, id, step)
  if (change === undefined) throw new AppError('conflict', 'Cuộc này đã thay đổi, xin tải lại.')
  return change
}

/** The step may find that there is nothing to do. */
export async function changeIf(
  { stores, onCommitted }: Pick<DeskOptions, 'stores' | 'onCommitted'>,
  id: HandoffId,
  step: (open: Open) => ConversationChange | undefined | Promise<ConversationChange>,
): Promise<ConversationChange | undefined> {
  for (let tries = 0; tries < STALE_RETRIES; tries++) {
    const change = await step(await loadOpen(stores, id))
    if (change === undefined) return undefined
    const outcome = await stores.conversations.commit(change)
    if (outcome === 'committed') {
      onCommitted(change)
      return change
    }
  }
  throw new AppError('conflict', 'Cuộc trò chuyện đang thay đổi liên tục, xin thử lại.')
}

/**
 * The conversation is read before the state of its handoff: its version then guards both. The other way round, a claim
 * of a colleague between the two reads would go unseen, and both would hold the case.
 */
export async function loadOpen(stores: Stores, id: HandoffId): Promise<Open> {
  const known = await stores.handoffs.find(id)
  const conversation = known === undefined ? undefined : await stores.conversations.find(known.conversationId)
  const handoff = conversation === undefined ? undefined : await stores.handoffs.find(id)
  if (handoff === undefined || conversation === undefined) {
    throw new AppError('not_found', 'Không tìm thấy yêu cầu hỗ trợ này.')
  }
  return { handoff, conversation }
}

export function mine(open: Open, staff: StaffAccount): Open {
  const { handoff } = open
  if (handoff.status === 'assigned' && handoff.assignedTo === staff.id) return open
  throw new AppError('conflict', 'Anh/chị cần nhận cuộc này trước, hoặc cuộc này đã kết thúc.')
}

/** The holder's, or a supervisor's who steps in. */
export function mineOrLed(open: Open, staff: StaffAccount): Open {
  if (!leads(staff)) return mine(open, staff)
  if (isOpenHandoff(open.handoff)) return open
  throw new AppError('conflict', 'Cuộc này đã kết thúc.')
}

export function leads({ role }: StaffAccount): boolean {
  return role === 'supervisor' || role === 'admin'
}

export function isOpenHandoff({ status }: Handoff): boolean {
  return status === 'waiting' || status === 'assigned'
}

/** What the citizen was promised is not closed silently. */
export function withoutOpenTask(handoff: Handoff): void {
  if (handoff.task === undefined || handoff.result !== undefined) return
  throw new AppError('invalid_input', 'Cuộc này có việc đang theo dõi. Xin ghi kết quả trước khi kết thúc.', {
    field: 'result',
  })
}

export function withStaff(conversation: Conversation): Conversation {
  return { ...conversation, context: { ...conversation.context, servedByStaff: true, choices: [] } }
}

/** Keys of tasks that have lost their reason: the deadline is met. */
export function metDeadline(handoff: Handoff): string[] {
  return isOwed(handoff) ? [] : [`handoff-remind:${handoff.id}`, `handoff-late:${handoff.id}`]
}

export function toCitizen(
  conversation: Conversation,
  author: OutboundMessage['author'],
  content: OutboundContent,
): OutboundMessage {
  return {
    id: newOutboundId(),
    conversationId: conversation.id,
    to: conversation.address,
    content,
    citations: [],
    author,
  }
}
