import { isOpenHandoff, mine, toCitizen, withoutOpenTask, type DeskOptions, type Open } from './desk-change.ts'
import type { NewMention, Officer } from './desk-store.ts'
import type { TransferTarget } from './desk-work.ts'
import { assignTasks, dueTasks, openedTask, taskKeys } from './handoff-tasks.ts'
import { afterWorkingMinutes } from './working-hours.ts'
import { AppError } from '../core/errors.ts'
import type { Handoff } from '../core/handoff.ts'
import { silenceMs } from '../rating/silence.ts'
import type { ConversationChange, StaffAccount } from '../store/contract.ts'
import { say } from '../turn/turn.ts'

export interface HandOn extends Pick<DeskOptions, 'content' | 'clock'> {
  readonly staff: StaffAccount
  readonly officers: readonly Officer[]
}

/** By its holder: to a colleague who is there, or back into a queue. */
export function transferred(step: HandOn, open: Open, to: TransferTarget, note: string): ConversationChange {
  mine(open, step.staff)
  const noted = note === '' ? {} : { note: { author: step.staff.id, text: note } }
  if ('queue' in to) return { ...requeued(step, open, to.queue), ...noted }
  const officer = present(step, to.staff, 'to')
  if (officer.id === step.staff.id)
    throw new AppError('invalid_input', 'Cuộc này đang do anh/chị giữ.', { field: 'to' })
  const told = { kind: 'transfer', by: step.staff.id, text: note } as const
  return {
    ...given(step, open, officer, say(step.content, 'handoff_transferred', { officer: officer.displayName })),
    ...noted,
    mentions: mentioning(open, officer, told),
  }
}

/** By a supervisor, or by the program (`author`): waiting or held by somebody else. */
export function assigned(
  step: Omit<HandOn, 'staff'> & { readonly by: NewMention['by'] },
  open: Open,
  officer: Officer,
): ConversationChange {
  if (!isOpenHandoff(open.handoff)) throw new AppError('conflict', 'Cuộc này đã kết thúc.')
  if (open.handoff.assignedTo === officer.id) {
    throw new AppError('conflict', `${officer.displayName} đang giữ cuộc này rồi.`)
  }
  const text = say(step.content, 'handoff_assigned', { officer: officer.displayName })
  const change = given(step, open, officer, text)
  return { ...change, mentions: mentioning(open, officer, { kind: 'assigned', by: step.by, text: '' }) }
}

/** Back to the assistant. */
export function givenBack({ content, clock, staff }: HandOn, open: Open): ConversationChange {
  const { handoff, conversation } = mine(open, staff)
  withoutOpenTask(handoff)
  const now = clock.now()
  const silence = now.getTime() + silenceMs(content, conversation.address.channel)
  const { context } = conversation
  return {
    conversation: { ...conversation, mode: 'bot', context: { ...context, servedByStaff: true, choices: [] } },
    handoff: { ...handoff, status: 'resolved', closedAt: now.toISOString(), endReason: 'returned' },
    outbound: [toCitizen(conversation, staff.id, { kind: 'notice', text: say(content, 'handoff_returned') })],
    events: [{ kind: 'handoff-returned', detail: { staff: staff.id } }],
    tasks: [
      {
        kind: 'close-idle',
        key: `close-idle:${conversation.id}`,
        dueAt: new Date(silence).toISOString(),
        detail: { conversation: conversation.id },
      },
      ...assignTasks(content.hotline, now),
    ],
    cancelTasks: taskKeys(handoff.id),
  }
}

/** A colleague of that id, at the desk: what is given to somebody who is not there lies between two chairs. */
export function present({ officers }: Pick<HandOn, 'officers'>, id: string, field: string): Officer {
  const officer = officers.find((one) => one.id === id)
  if (officer === undefined) throw new AppError('invalid_input', 'Không tìm thấy cán bộ này.', { field })
  if (officer.state === 'offline') {
    throw new AppError('conflict', `${officer.displayName} không có mặt. Xin chọn người khác hoặc một bộ phận.`, {
      field,
    })
  }
  return officer
}

type Step = Pick<HandOn, 'content' | 'clock'>

function given(step: Step, { handoff, conversation }: Open, officer: Officer, text: string): ConversationChange {
  const next = { ...anew(step, handoff), status: 'assigned' as const, assignedTo: officer.id }
  return {
    conversation: { ...conversation, mode: 'with-staff', context: { ...conversation.context, choices: [] } },
    handoff: next,
    outbound: [toCitizen(conversation, 'bot', { kind: 'notice', text })],
    events: [{ kind: 'handoff-assigned', detail: { from: handoff.assignedTo ?? null, to: officer.id } }],
    tasks: dueTasks(step.content.hotline, next),
    cancelTasks: [`close-idle:${conversation.id}`, `end-takeover:${conversation.id}`],
  }
}

function requeued(step: HandOn, { handoff, conversation }: Open, queue: string): ConversationChange {
  const { content, clock, staff } = step
  if (!(queue in content.hotline.queues)) {
    throw new AppError('invalid_input', 'Không có bộ phận này.', { field: 'to' })
  }
  const { assignedTo: _left, ...rest } = anew(step, handoff)
  const next = { ...rest, status: 'waiting' as const, queue }
  const text = say(content, 'handoff_requeued', { queue: content.hotline.queueTitles[queue] ?? queue })
  return {
    conversation: { ...conversation, mode: 'waiting-for-staff', context: { ...conversation.context, choices: [] } },
    handoff: next,
    outbound: [toCitizen(conversation, 'bot', { kind: 'notice', text })],
    events: [{ kind: 'handoff-requeued', detail: { staff: staff.id, queue } }],
    tasks: [openedTask(next, clock.now()), ...dueTasks(content.hotline, next)],
  }
}

/** Whoever takes over owes an answer of their own; the deadline of a task stays. */
function anew({ content, clock }: Step, handoff: Handoff): Handoff {
  if (handoff.status === 'waiting') return handoff
  const { answeredAt: _theirs, remindedAt: _reminded, escalatedAt: _escalated, ...rest } = handoff
  if (handoff.task !== undefined && handoff.result === undefined) return rest
  const { hotline } = content
  return { ...rest, dueAt: afterWorkingMinutes(hotline, clock.now(), hotline.answerWithinMinutes).toISOString() }
}

function mentioning({ handoff }: Open, { id }: Officer, what: Pick<NewMention, 'kind' | 'by' | 'text'>): NewMention[] {
  return id === what.by ? [] : [{ ...what, staff: id, handoff: handoff.id }]
}
