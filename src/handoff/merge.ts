import { isOpenHandoff, leads, toCitizen, type DeskOptions, type Open } from './desk-change.ts'
import { taskKeys } from './handoff-tasks.ts'
import type { Conversation } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import type { Handoff } from '../core/handoff.ts'
import { laneOf } from '../core/message.ts'
import type { LinkStore } from '../links/contract.ts'
import type { ConversationChange, NewTask, StaffAccount } from '../store/contract.ts'
import { say } from '../turn/turn.ts'

export interface Merging {
  /** Ends. */
  readonly from: Open
  /** Goes on. */
  readonly into: Open
}

/** Only the citizen's own proof makes two addresses one: a wrong merge shows one citizen's matter to another. */
export async function checkMerge(
  links: Pick<LinkStore, 'of'>,
  { from, into }: Merging,
  staff: StaffAccount,
): Promise<void> {
  if (from.handoff.id === into.handoff.id) throw new AppError('invalid_input', 'Xin chọn cuộc khác.', { field: 'into' })
  if (!isOpenHandoff(from.handoff) || !isOpenHandoff(into.handoff)) {
    throw new AppError('conflict', 'Chỉ gộp được hai cuộc đang mở.')
  }
  const isHeldByOther = ({ handoff }: Open): boolean =>
    handoff.assignedTo !== undefined && handoff.assignedTo !== staff.id
  if (!leads(staff) && (isHeldByOther(from) || isHeldByOther(into))) {
    throw new AppError(
      'conflict',
      'Một trong hai cuộc đang do đồng nghiệp giữ. Xin nhờ đồng nghiệp chuyển hoặc trưởng nhóm gộp.',
    )
  }
  const lane = laneOf(into.conversation.address)
  if (laneOf(from.conversation.address) === lane) return
  const linked = await links.of(from.conversation.address)
  if (linked.some((address) => laneOf(address) === lane)) return
  throw new AppError('conflict', 'Chưa có gì chứng minh hai cuộc này là của cùng một công dân (chưa liên kết kênh).', {
    field: 'into',
  })
}

/** The duplicate ends; the citizen is told there where they are answered. */
export function merged(
  { content, clock }: DeskOptions,
  { from, into }: Merging,
  staff: StaffAccount,
): ConversationChange {
  const { handoff, conversation } = from
  const text = say(content, 'handoff_merged')
  const isElsewhere = laneOf(conversation.address) !== laneOf(into.conversation.address)
  return {
    conversation: { ...conversation, mode: 'closed', context: { ...conversation.context, choices: [] } },
    handoff: {
      ...handoff,
      status: 'resolved',
      closedAt: clock.now().toISOString(),
      endReason: 'merged',
      mergedInto: into.handoff.id,
    },
    outbound: isElsewhere ? [toCitizen(conversation, staff.id, { kind: 'notice', text })] : [],
    events: [{ kind: 'handoff-merged', detail: { staff: staff.id, into: into.handoff.id } }],
    // Counted, not asked: they are helped on, elsewhere.
    tasks: isElsewhere ? [countTask(conversation, clock.now())] : [],
    cancelTasks: taskKeys(handoff.id),
  }
}

function countTask({ id }: Conversation, now: Date): NewTask {
  const detail = { conversation: id, reason: 'merged' }
  return { kind: 'invite-rating', key: `invite-rating:${id}`, dueAt: now.toISOString(), detail }
}

/** What goes on takes over urgency, tags and an open task, and says what it took in. */
export function absorbed(from: Handoff, { handoff, conversation }: Open, staff: StaffAccount): ConversationChange {
  const tags = [...new Set([...(handoff.tags ?? []), ...(from.tags ?? [])])]
  const what = [from.summary, from.task === undefined ? '' : `Việc theo dõi: ${from.task}`].filter(
    (part) => part !== '',
  )
  return {
    conversation,
    handoff: {
      ...handoff,
      priority: Math.min(handoff.priority, from.priority),
      ...(tags.length === 0 ? {} : { tags }),
      ...(handoff.task === undefined && from.task !== undefined && from.result === undefined
        ? { task: from.task }
        : {}),
    },
    outbound: [],
    events: [],
    tasks: [],
    note: { author: staff.id, text: ['Đã gộp một cuộc trùng của cùng công dân.', ...what].join('\n') },
  }
}
