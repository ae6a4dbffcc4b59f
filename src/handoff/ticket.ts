import { metDeadline, mineOrLed, type DeskOptions, type Open } from './desk-change.ts'
import type { TicketChange } from './desk-work.ts'
import { dueTasks } from './handoff-tasks.ts'
import { dueText } from './spoken-time.ts'
import { AppError } from '../core/errors.ts'
import { isOwed, type Handoff } from '../core/handoff.ts'
import type { ConversationChange, StaffAccount } from '../store/contract.ts'

const LONGEST_DAYS = 92

/** What is still to be done for the citizen. Each change is also a note, so that the course of it can be read. */
export function ticketChanged(
  { content, clock }: DeskOptions,
  open: Open,
  staff: StaffAccount,
  change: TicketChange,
): ConversationChange & { readonly handoff: Handoff } {
  const { handoff, conversation } = mineOrLed(open, staff)
  const next = withTicket(handoff, change)
  checkTicket(next, change, clock.now())
  const moved = next.dueAt !== handoff.dueAt || (next.task !== undefined && handoff.task === undefined)
  return {
    conversation,
    handoff: next,
    outbound: [],
    events: [{ kind: 'handoff-ticket', detail: { staff: staff.id } }],
    tasks: moved && isOwed(next) ? dueTasks(content.hotline, next) : [],
    cancelTasks: metDeadline(next),
    note: { author: staff.id, text: told(next, change) },
  }
}

function withTicket(handoff: Handoff, { task, dueAt, progress, result }: TicketChange): Handoff {
  const changed = setText(setText(setText(handoff, 'task', task), 'progress', progress), 'result', result)
  if (dueAt === undefined || Date.parse(dueAt) === Date.parse(handoff.dueAt)) return changed
  // A new deadline is a new promise: it is reminded of, and called late, on its own.
  const { remindedAt: _reminded, escalatedAt: _escalated, ...rest } = changed
  return { ...rest, dueAt: new Date(dueAt).toISOString() }
}

function setText(handoff: Handoff, field: 'task' | 'progress' | 'result', text: string | undefined): Handoff {
  if (text === undefined) return handoff
  const { [field]: _before, ...rest } = handoff
  return text === '' ? rest : { ...rest, [field]: text }
}

function checkTicket(next: Handoff, { task, dueAt, result }: TicketChange, now: Date): void {
  if (result !== undefined && result !== '' && next.task === undefined) {
    throw new AppError('invalid_input', 'Chưa có việc nào để ghi kết quả.', { field: 'task' })
  }
  const due = Date.parse(next.dueAt)
  if (dueAt !== undefined && !(due > now.getTime() && due < now.getTime() + LONGEST_DAYS * 86_400_000)) {
    throw new AppError('invalid_input', `Hạn phải sau lúc này và trong ${LONGEST_DAYS} ngày tới.`, { field: 'dueAt' })
  }
  if (task !== undefined && task !== '' && due <= now.getTime()) {
    throw new AppError('invalid_input', 'Xin chọn hạn hoàn thành cho việc này.', { field: 'dueAt' })
  }
}

function told(next: Handoff, { task, dueAt, progress, result }: TicketChange): string {
  const due = dueText(new Date(next.dueAt))
  return [
    task === undefined ? undefined : task === '' ? 'Bỏ việc theo dõi.' : `Việc theo dõi: ${task} (hạn ${due}).`,
    task === undefined && dueAt !== undefined ? `Hạn mới: ${due}.` : undefined,
    progress === undefined ? undefined : progress === '' ? 'Đã xóa phần tiến độ.' : `Tiến độ: ${progress}`,
    result === undefined ? undefined : result === '' ? 'Đã xóa phần kết quả.' : `Kết quả: ${result}`,
  ]
    .filter((part) => part !== undefined)
    .join('\n')
}
