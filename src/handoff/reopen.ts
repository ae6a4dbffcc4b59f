import { toCitizen, withStaff, type DeskOptions, type Open } from './desk-change.ts'
import { dueTasks } from './handoff-tasks.ts'
import { afterWorkingMinutes } from './working-hours.ts'
import type { Conversation } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import type { Handoff } from '../core/handoff.ts'
import { newHandoffId } from '../core/ids.ts'
import type { ConversationChange, StaffAccount } from '../store/contract.ts'
import { say } from '../turn/turn.ts'

const WITHIN_DAYS = 7

/**
 * Into the citizen's present conversation, which may be a later one: they read and answer there. A new handoff, so that
 * the figures of the first stay as they were.
 */
export function reopened(
  { content, clock }: DeskOptions,
  staff: StaffAccount,
  { old, current }: { readonly old: Handoff; readonly current: Open['conversation'] },
): ConversationChange & { readonly handoff: Handoff } {
  const now = clock.now()
  checkReopening(old, current, now)
  const { answerWithinMinutes } = content.hotline
  const handoff: Handoff = {
    id: newHandoffId(),
    conversationId: current.id,
    reason: old.reason,
    status: 'assigned',
    queue: old.queue,
    priority: old.priority,
    summary: old.summary,
    assignedTo: staff.id,
    openedAt: now.toISOString(),
    dueAt: afterWorkingMinutes(content.hotline, now, answerWithinMinutes).toISOString(),
    reopenedFrom: old.id,
    ...kept(old),
  }
  const text = say(content, 'handoff_reopened', { officer: staff.displayName })
  const served = withStaff(current)
  return {
    conversation: { ...served, mode: 'with-staff', context: { ...served.context, handoff: handoff.id } },
    handoff,
    outbound: [toCitizen(current, staff.id, { kind: 'notice', text })],
    events: [{ kind: 'handoff-reopened', detail: { staff: staff.id, from: old.id } }],
    tasks: dueTasks(content.hotline, handoff),
    // They are asked for a rating when this ends, not in the middle of it.
    cancelTasks: [`close-idle:${current.id}`, `end-takeover:${current.id}`, `invite-rating:${current.id}`],
  }
}

function checkReopening(old: Handoff, { mode }: Conversation, now: Date): void {
  if (old.status !== 'resolved') throw new AppError('conflict', 'Chỉ mở lại được cuộc đã kết thúc.')
  if (now.getTime() - Date.parse(old.closedAt ?? old.openedAt) > WITHIN_DAYS * 86_400_000) {
    throw new AppError('conflict', `Cuộc này đã kết thúc quá ${WITHIN_DAYS} ngày.`)
  }
  if (mode === 'waiting-for-staff' || mode === 'with-staff') {
    throw new AppError('conflict', 'Công dân này đang có một cuộc khác với bàn hỗ trợ.')
  }
}

function kept({ topic, mood, language, province, tags }: Handoff): Partial<Handoff> {
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(mood === undefined ? {} : { mood }),
    ...(language === undefined ? {} : { language }),
    ...(province === undefined ? {} : { province }),
    ...(tags === undefined ? {} : { tags }),
  }
}
