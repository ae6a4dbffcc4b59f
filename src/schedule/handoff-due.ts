import { assignWaiting, lastOfficer } from '../handoff/assign-waiting.ts'
import { changeIf, type DeskOptions, type Open } from '../handoff/desk-change.ts'
import type { NewMention, Officer } from '../handoff/desk-store.ts'
import type { HandoffTask } from '../handoff/handoff-tasks.ts'
import { dueText } from '../handoff/spoken-time.ts'
import { withoutRatings } from '../handoff/without-ratings.ts'
import { AppError } from '../core/errors.ts'
import { isOwed, type Handoff, type Province } from '../core/handoff.ts'
import type { HandoffId } from '../core/ids.ts'
import { textOf, unreachable } from '../core/message.ts'
import type { ConversationChange, DueTask, TranscriptEntry } from '../store/contract.ts'

export interface HandoffDueOptions extends DeskOptions {
  /** The province that a text names, if it certainly names one. */
  readonly provinceIn?: ((text: string) => Province | undefined) | undefined
}

/** What falls due for a handoff. Each is marked in the handoff itself, so that two instances do it once. */
export async function handoffDue(options: HandoffDueOptions, kind: HandoffTask, task: DueTask): Promise<void> {
  try {
    await carryOut(options, kind, task)
  } catch (error) {
    // Erased in between: nothing is due any more.
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
  }
}

async function carryOut(options: HandoffDueOptions, kind: HandoffTask, task: DueTask): Promise<void> {
  const id = task.detail['handoff']
  switch (kind) {
    case 'handoff-opened':
      if (isHandoffId(id)) await opened(options, id)
      return
    case 'handoff-assign':
      return assignWaiting(options)
    case 'handoff-remind':
      if (isHandoffId(id)) await remind(options, id)
      return
    case 'handoff-late':
      if (isHandoffId(id)) await escalate(options, id)
      return
    default:
      return unreachable(kind)
  }
}

/** Where from, then to whom. */
async function opened(options: HandoffDueOptions, id: HandoffId): Promise<void> {
  const { stores, content } = options
  const handoff = await stores.handoffs.find(id)
  if (handoff === undefined) return
  if (handoff.province === undefined) await findProvince(options, handoff)
  if (content.hotline.assignment === 'automatic') return assignWaiting(options)
  await tellLastOfficer(options, id)
}

async function findProvince({ stores, provinceIn }: HandoffDueOptions, handoff: Handoff): Promise<void> {
  if (provinceIn === undefined) return
  const transcript = withoutRatings(await stores.conversations.transcript(handoff.conversationId))
  for (const entry of transcript.toReversed()) {
    const province = entry.direction === 'in' ? provinceIn(wordsOf(entry)) : undefined
    if (province !== undefined) return stores.desk.setProvince(handoff.id, province)
  }
}

function wordsOf({ content }: TranscriptEntry): string {
  switch (content.kind) {
    case 'text':
    case 'choice':
    case 'attachment':
      return textOf(content)
    default:
      return ''
  }
}

/** Where officers choose themselves, whoever helped the citizen last hears that they write again. */
async function tellLastOfficer(options: HandoffDueOptions, id: HandoffId): Promise<void> {
  const officers = await options.stores.desk.officers()
  const last = await lastOfficer(
    options,
    { id },
    officers.filter(({ state }) => state === 'available'),
  )
  if (last === undefined) return
  const text = 'Công dân mà anh/chị vừa hỗ trợ đang chờ gặp lại nhân viên.'
  await changeIf(options, id, ({ handoff, conversation }) => {
    if (handoff.status !== 'waiting') return undefined
    const mentions: NewMention[] = [{ staff: last.id, handoff: id, kind: 'mention', by: 'bot', text }]
    return { conversation, outbound: [], events: [], tasks: [], mentions }
  })
}

async function remind(options: HandoffDueOptions, id: HandoffId): Promise<void> {
  await changeIf(options, id, ({ handoff, conversation }) => {
    const { assignedTo } = handoff
    if (assignedTo === undefined || handoff.remindedAt !== undefined || !isOwed(handoff)) return undefined
    const text = `Sắp đến hạn: ${whatIsDue(handoff)} trước ${dueText(new Date(handoff.dueAt))}.`
    return {
      conversation,
      handoff: { ...handoff, remindedAt: options.clock.now().toISOString() },
      outbound: [],
      events: [{ kind: 'handoff-reminded', detail: {} }],
      tasks: [],
      mentions: [{ staff: assignedTo, handoff: id, kind: 'reminder', by: 'bot', text }],
    }
  })
}

async function escalate(options: HandoffDueOptions, id: HandoffId): Promise<void> {
  const leaders = leadersOf(await options.stores.desk.officers())
  await changeIf(options, id, (open) => {
    const { handoff } = open
    const isDue = Date.parse(handoff.dueAt) <= options.clock.now().getTime()
    return isDue && handoff.escalatedAt === undefined && isOwed(handoff) ? escalated(options, open, leaders) : undefined
  })
}

function escalated(
  { clock }: DeskOptions,
  { handoff, conversation }: Open,
  leaders: readonly Officer[],
): ConversationChange {
  const text = `Quá hạn: ${whatIsDue(handoff)} trước ${dueText(new Date(handoff.dueAt))}.`
  const told = new Set(leaders.map((leader) => leader.id))
  if (handoff.assignedTo !== undefined) told.add(handoff.assignedTo)
  return {
    conversation,
    handoff: { ...handoff, escalatedAt: clock.now().toISOString() },
    outbound: [],
    events: [{ kind: 'handoff-escalated', detail: { assigned: handoff.assignedTo ?? null } }],
    tasks: [],
    note: { author: 'bot', text: `${text} Đã báo trưởng nhóm.` },
    mentions: [...told].map((staff) => ({ staff, handoff: handoff.id, kind: 'escalation', by: 'bot', text })),
  }
}

/** Supervisors; a small office has none, then who administers. */
function leadersOf(officers: readonly Officer[]): readonly Officer[] {
  const supervisors = officers.filter(({ role }) => role === 'supervisor')
  return supervisors.length > 0 ? supervisors : officers.filter(({ role }) => role === 'admin')
}

function whatIsDue({ answeredAt, task }: Handoff): string {
  return answeredAt === undefined || task === undefined ? 'cần trả lời công dân' : `việc "${task}" cần có kết quả`
}

function isHandoffId(value: unknown): value is HandoffId {
  return typeof value === 'string' && value.startsWith('h_')
}
