import type { Desk } from './desk.ts'
import type { Content } from '../content/content.ts'
import type { Clock } from '../core/clock.ts'
import type { Conversation } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import { canChangeStatus, type Handoff } from '../core/handoff.ts'
import { newOutboundId, type HandoffId } from '../core/ids.ts'
import type { OutboundContent, OutboundMessage } from '../core/message.ts'
import type { ConversationChange, StaffAccount, Stores } from '../store/contract.ts'
import { say } from '../turn/turn.ts'

export interface DeskOptions {
  readonly stores: Stores
  readonly content: Content
  readonly clock: Clock
  /** After a change is on disk: outbox, desk and streams look again. */
  readonly onCommitted: (change: ConversationChange) => void
}

const LIST_LIMIT = 200
/** A citizen's message in the same moment makes the version stale; the officer's step is then done again. */
const STALE_RETRIES = 10

interface Open {
  readonly handoff: Handoff
  readonly conversation: Conversation
}

export function createDesk(options: DeskOptions): Desk {
  const { stores, content, clock } = options
  const change = (id: HandoffId, step: (open: Open) => ConversationChange): Promise<ConversationChange> =>
    changeConversation(options, id, step)
  return {
    list: () => stores.handoffs.list(['waiting', 'assigned'], LIST_LIMIT),
    async view(id) {
      const { handoff, conversation } = await load(stores, id)
      const transcript = await stores.conversations.transcript(conversation.id)
      return { handoff, conversation, transcript, names: await stores.staff.names() }
    },
    reader: async (id, staff) => mine(await load(stores, id), staff).conversation.address,
    async claim(id, staff) {
      const done = await change(id, ({ handoff, conversation }) => {
        if (handoff.status === 'assigned' && handoff.assignedTo === staff.id) throw new AlreadyMine(handoff)
        if (!canChangeStatus(handoff.status, 'assigned')) {
          throw new AppError('conflict', 'Cuộc này đã có cán bộ khác nhận hoặc đã kết thúc.')
        }
        const text = say(content, 'handoff_joined', { officer: staff.displayName })
        return {
          conversation: { ...conversation, mode: 'with-staff' },
          handoff: { ...handoff, status: 'assigned', assignedTo: staff.id },
          outbound: [outbound(conversation, staff, { kind: 'notice', text })],
          events: [{ kind: 'handoff-claimed', detail: { staff: staff.id } }],
          tasks: [],
          cancelTasks: [`close-idle:${conversation.id}`, `end-takeover:${conversation.id}`],
        }
      }).catch((error: unknown) => {
        if (error instanceof AlreadyMine) return error
        throw error
      })
      if (done.handoff === undefined) throw new AppError('conflict', 'Cuộc này đã thay đổi, xin tải lại.')
      return done.handoff
    },
    async reply(id, staff, text) {
      await change(id, (open) => {
        const { conversation } = mine(open, staff)
        return {
          conversation: withStaff(conversation),
          outbound: [outbound(conversation, staff, { kind: 'staff-text', text, officer: staff.displayName })],
          events: [{ kind: 'staff-replied', detail: { staff: staff.id } }],
          tasks: [],
        }
      })
    },
    async note(id, staff, text) {
      await change(id, ({ conversation }) => ({
        conversation,
        outbound: [],
        events: [],
        tasks: [],
        note: { author: staff.id, text },
      }))
    },
    async close(id, staff) {
      await change(id, (open) => {
        const { handoff, conversation } = mine(open, staff)
        const now = clock.now()
        return {
          conversation: { ...withStaff(conversation), mode: 'closed' },
          handoff: { ...handoff, status: 'resolved', closedAt: now.toISOString(), endReason: 'officer' },
          outbound: [outbound(conversation, staff, { kind: 'notice', text: say(content, 'handoff_closed') })],
          events: [{ kind: 'closed', detail: { by: 'officer' } }],
          tasks: [inviteTask(content, conversation, staff, now)],
        }
      })
    },
  }
}

/** The officer is copied now: what they do afterwards must not change whose help was rated. */
function inviteTask(
  content: Content,
  conversation: Conversation,
  staff: StaffAccount,
  now: Date,
): ConversationChange['tasks'][number] {
  const due = now.getTime() + content.hotline.ratingDelaySeconds.staff * 1000
  return {
    kind: 'invite-rating',
    key: `invite-rating:${conversation.id}`,
    dueAt: new Date(due).toISOString(),
    detail: { conversation: conversation.id, staff: staff.id },
  }
}

/** Not an error for the officer: a second tap on "Nhận" finds it done. */
class AlreadyMine extends Error {
  readonly handoff: Handoff
  constructor(handoff: Handoff) {
    super('already assigned to this officer')
    this.handoff = handoff
  }
}

async function changeConversation(
  { stores, onCommitted }: DeskOptions,
  id: HandoffId,
  step: (open: Open) => ConversationChange,
): Promise<ConversationChange> {
  for (let tries = 0; tries < STALE_RETRIES; tries++) {
    const change = step(await load(stores, id))
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
async function load(stores: Stores, id: HandoffId): Promise<Open> {
  const known = await stores.handoffs.find(id)
  const conversation = known === undefined ? undefined : await stores.conversations.find(known.conversationId)
  const handoff = conversation === undefined ? undefined : await stores.handoffs.find(id)
  if (handoff === undefined || conversation === undefined) {
    throw new AppError('not_found', 'Không tìm thấy yêu cầu hỗ trợ này.')
  }
  return { handoff, conversation }
}

function mine(open: Open, staff: StaffAccount): Open {
  const { handoff } = open
  if (handoff.status === 'assigned' && handoff.assignedTo === staff.id) return open
  throw new AppError('conflict', 'Anh/chị cần nhận cuộc này trước, hoặc cuộc này đã kết thúc.')
}

function withStaff(conversation: Conversation): Conversation {
  return { ...conversation, context: { ...conversation.context, servedByStaff: true, choices: [] } }
}

function outbound(conversation: Conversation, staff: StaffAccount, content: OutboundContent): OutboundMessage {
  return {
    id: newOutboundId(),
    conversationId: conversation.id,
    to: conversation.address,
    content,
    citations: [],
    author: staff.id,
  }
}
