import {
  changeConversation,
  loadOpen,
  metDeadline,
  mine,
  toCitizen,
  withStaff,
  withoutOpenTask,
} from './desk-change.ts'
import type { DeskOptions, Open } from './desk-change.ts'
import { createDeskReading } from './desk-reading.ts'
import type { Desk } from './desk.ts'
import { assignTasks, taskKeys } from './handoff-tasks.ts'
import { mentionsOf } from './mentions-of.ts'
import { isStored, sentOnce } from './sent-once.ts'
import type { Content } from '../content/content.ts'
import type { Conversation } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import { canChangeStatus, type Handoff } from '../core/handoff.ts'
import type { HandoffId } from '../core/ids.ts'
import type { ConversationChange, StaffAccount } from '../store/contract.ts'
import { say } from '../turn/turn.ts'

export function createDesk(options: DeskOptions): Desk {
  const { stores, content, clock } = options
  const change = (id: HandoffId, step: (open: Open) => ConversationChange): Promise<ConversationChange> =>
    changeConversation(options, id, step)
  return {
    ...createDeskReading(options),
    reader: async (id, staff) => mine(await loadOpen(stores, id), staff).conversation.address,
    async claim(id, staff) {
      const done = await change(id, (open) => claimed(content, open, staff)).catch((error: unknown) => {
        if (error instanceof AlreadyMine) return error
        throw error
      })
      if (done.handoff === undefined) throw new AppError('conflict', 'Cuộc này đã thay đổi, xin tải lại.')
      return done.handoff
    },
    async reply(id, staff, text, clientId) {
      const named = clientId === undefined ? undefined : sentOnce(staff, clientId)
      if (named !== undefined && (await isStored(stores, id, named))) return
      await change(id, (open) => {
        const { conversation, handoff } = mine(open, staff)
        const now = clock.now().toISOString()
        const { firstReplyAt = now, answeredAt = now } = handoff
        const answered = { ...handoff, firstReplyAt, answeredAt }
        return {
          conversation: withStaff(conversation),
          ...(handoff.answeredAt === undefined ? { handoff: answered } : {}),
          outbound: [
            {
              ...toCitizen(conversation, staff.id, { kind: 'staff-text', text, officer: staff.displayName }),
              ...(named === undefined ? {} : { id: named }),
            },
          ],
          events: [{ kind: 'staff-replied', detail: { staff: staff.id } }],
          tasks: [],
          cancelTasks: metDeadline(answered),
        }
      })
    },
    async note(id, staff, text, mentioned = []) {
      const mentions = await mentionsOf(stores.desk, mentioned, { handoff: id, kind: 'mention', by: staff.id, text })
      await change(id, ({ conversation }) => ({
        conversation,
        outbound: [],
        events: [],
        tasks: [],
        note: { author: staff.id, text },
        mentions,
      }))
    },
    async close(id, staff) {
      await change(id, (open) => {
        const { handoff, conversation } = mine(open, staff)
        withoutOpenTask(handoff)
        const now = clock.now()
        return {
          conversation: { ...withStaff(conversation), mode: 'closed' },
          handoff: { ...handoff, status: 'resolved', closedAt: now.toISOString(), endReason: 'officer' },
          outbound: [toCitizen(conversation, staff.id, { kind: 'notice', text: say(content, 'handoff_closed') })],
          events: [{ kind: 'closed', detail: { by: 'officer' } }],
          tasks: [inviteTask(content, conversation, staff, now), ...assignTasks(content.hotline, now)],
          cancelTasks: taskKeys(id),
        }
      })
    },
  }
}

function claimed(content: Content, { handoff, conversation }: Open, staff: StaffAccount): ConversationChange {
  if (handoff.status === 'assigned' && handoff.assignedTo === staff.id) throw new AlreadyMine(handoff)
  if (handoff.status === 'assigned' || !canChangeStatus(handoff.status, 'assigned')) {
    throw new AppError('conflict', 'Cuộc này đã có cán bộ khác nhận hoặc đã kết thúc.')
  }
  const text = say(content, 'handoff_joined', { officer: staff.displayName })
  return {
    conversation: { ...conversation, mode: 'with-staff' },
    handoff: { ...handoff, status: 'assigned', assignedTo: staff.id },
    outbound: [toCitizen(conversation, staff.id, { kind: 'notice', text })],
    events: [{ kind: 'handoff-claimed', detail: { staff: staff.id } }],
    tasks: [],
    cancelTasks: [`close-idle:${conversation.id}`, `end-takeover:${conversation.id}`],
  }
}

/** The officer is copied now: what they do afterwards must not change whose help was rated. */
function inviteTask(
  content: Content,
  conversation: Conversation,
  staff: StaffAccount,
  now: Date,
): ConversationChange['tasks'][number] {
  const due = now.getTime() + content.survey.delaySeconds.staff * 1000
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
