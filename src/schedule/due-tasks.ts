import { FETCH_MEDIA } from '../media/media-worker.ts'
import { handoffTaskOf } from '../handoff/handoff-tasks.ts'
import { handoffDue, type HandoffDueOptions } from './handoff-due.ts'
import { silenceMs } from '../rating/silence.ts'
import { isAsked } from '../rating/invite-rating.ts'
import { askDue, remindDue, type AskDueOptions } from './ask-due.ts'
import { noting, say, scheduling, withConversation, draftOf, type Draft } from '../turn/turn.ts'
import { startWorkerLoop, type WorkerLoop } from '../turn/worker-loop.ts'
import { dropExpired } from '../privacy/retention.ts'
import type { Content } from '../content/content.ts'
import type { Clock } from '../core/clock.ts'
import type { Conversation } from '../core/conversation.ts'
import type { ConversationId, StaffId } from '../core/ids.ts'
import type { NotAsked } from '../core/rating.ts'
import type { ConversationChange, DueTask, Stores } from '../store/contract.ts'
import type { Logger } from '../observability/log.ts'

export interface ScheduleOptions {
  readonly stores: Stores
  readonly content: Content
  readonly clock: Clock
  readonly secret: string
  readonly log: Logger
  readonly onCommitted: (change: ConversationChange) => void
  /** Work that knows itself when it is due; offered the time once a round. */
  readonly chores?: readonly ((now: Date) => Promise<void>)[]
  readonly provinceIn?: HandoffDueOptions['provinceIn']
  readonly placeIn?: AskDueOptions['placeIn']
}

const LOOK_EVERY_MS = 1_000
const AT_ONCE = 50
const RETRY_AFTER_MS = 30_000
const RELEASE_EVERY_MS = 2_000
const DROP_EVERY_MS = 3_600_000

/** Runs what is due: rows with a time, claimed and done like any other work, so that a crash only delays them. */
export function startSchedule(options: ScheduleOptions): WorkerLoop {
  const { stores, clock, log } = options
  let released = 0
  let dropped = Number.NEGATIVE_INFINITY
  return startWorkerLoop({
    everyMs: LOOK_EVERY_MS,
    onError: (error) => log.error({ error }, 'schedule round failed'),
    async round() {
      if (Date.now() - released > RELEASE_EVERY_MS) {
        released = Date.now()
        await Promise.all([stores.inbox.releaseDead(), stores.outbox.releaseDead()])
      }
      if (performance.now() - dropped > DROP_EVERY_MS) {
        dropped = performance.now()
        await dropExpired(stores, clock.now(), options.content.survey)
      }
      for (const chore of options.chores ?? []) {
        await chore(clock.now()).catch((error: unknown) => log.error({ error }, 'chore failed'))
      }
      const due = await stores.tasks.take(AT_ONCE, clock.now().toISOString(), { but: [FETCH_MEDIA] })
      for (const task of due) await runTask(options, task)
      return due.length === AT_ONCE
    },
  })
}

async function runTask(options: ScheduleOptions, task: DueTask): Promise<void> {
  const { stores, clock, log } = options
  try {
    const outcome = await carryOutTask(options, task)
    if (outcome === 'done') return await stores.tasks.done(task)
  } catch (error) {
    log.error({ error, task: task.kind }, 'task failed')
  }
  const next = new Date(clock.now().getTime() + RETRY_AFTER_MS).toISOString()
  await stores.tasks.later(task, next, 'tried again')
}

async function carryOutTask(options: ScheduleOptions, task: DueTask): Promise<'done' | 'again'> {
  const { stores, onCommitted } = options
  const kind = handoffTaskOf(task.kind)
  if (kind !== undefined) {
    await handoffDue(options, kind, task)
    return 'done'
  }
  const id = task.detail['conversation']
  const conversation = isConversationId(id) ? await stores.conversations.find(id) : undefined
  if (conversation === undefined) return 'done'
  const change = await changeFor(options, task, { conversation, withDesk: await hasOpenHandoff(stores, conversation) })
  if (change === undefined) return 'done'
  const outcome = await stores.conversations.commit(change)
  if (outcome !== 'committed') return 'again'
  onCommitted(change)
  return 'done'
}

/** A resolved handoff of before keeps its place in the context: only an open one means that our desk has the word. */
async function hasOpenHandoff(stores: Stores, { context }: Conversation): Promise<boolean> {
  const handoff = context.handoff === undefined ? undefined : await stores.handoffs.find(context.handoff)
  return handoff?.status === 'waiting' || handoff?.status === 'assigned'
}

interface Found {
  readonly conversation: Conversation
  readonly withDesk: boolean
}

async function changeFor(
  options: ScheduleOptions,
  task: DueTask,
  { conversation, withDesk }: Found,
): Promise<Draft | undefined> {
  switch (task.kind) {
    case 'invite-rating':
      return inviteAfterStaff(options, task, conversation)
    case 'remind-rating':
      return remindDue(options, conversation, await options.stores.surveys.byConversation(conversation.id))
    case 'close-idle':
      return closeIdle(options, conversation)
    case 'end-takeover':
      return withDesk ? undefined : endTakeover(options, conversation)
    default:
      options.log.warn({ task: task.kind }, 'unknown task')
      return undefined
  }
}

/** Only if it is still closed: a citizen who asks again is not interrupted by a rating. */
async function inviteAfterStaff(
  options: ScheduleOptions,
  task: DueTask,
  conversation: Conversation,
): Promise<Draft | undefined> {
  if (conversation.mode !== 'closed' || isAsked(conversation)) return undefined
  const { staff, reason } = task.detail
  return askDue(options, draftOf(conversation), {
    before: '',
    ...(isStaffId(staff) ? { staff } : {}),
    ...(isReason(reason) ? { reason } : {}),
  })
}

async function closeIdle(options: ScheduleOptions, conversation: Conversation): Promise<Draft | undefined> {
  const { content, clock } = options
  if (conversation.mode !== 'bot') return undefined
  const silence = clock.now().getTime() - Date.parse(conversation.lastCitizenAt)
  const limit = silenceMs(content, conversation.address.channel)
  // A little slack: the task was due at this very silence, and clocks of two instances differ.
  if (silence < limit - 1_000) return rescheduled(conversation, limit)
  const closed = noting(draftOf(conversation), 'closed', { by: 'silence' })
  const isWorthWords = conversation.context.turns > 0 && !isAsked(conversation)
  return askDue(options, closed, { before: isWorthWords ? say(content, 'closed_idle') : '' })
}

function rescheduled(conversation: Conversation, limitMs: number): Draft {
  const due = new Date(Date.parse(conversation.lastCitizenAt) + limitMs).toISOString()
  const detail = { conversation: conversation.id }
  return scheduling(draftOf(conversation), {
    kind: 'close-idle',
    key: `close-idle:${conversation.id}`,
    dueAt: due,
    detail,
  })
}

async function endTakeover(options: ScheduleOptions, conversation: Conversation): Promise<Draft | undefined> {
  if (conversation.mode !== 'with-staff') return undefined
  const closed = withConversation(noting(draftOf(conversation), 'closed', { by: 'takeover-end' }), { mode: 'closed' })
  return askDue(options, closed, { before: '' })
}

function isConversationId(value: unknown): value is ConversationId {
  return typeof value === 'string' && value.startsWith('c_')
}

function isStaffId(value: unknown): value is StaffId {
  return typeof value === 'string' && value.startsWith('s_')
}

/** Of a conversation that ended otherwise than by an answer. */
function isReason(value: unknown): value is NotAsked {
  return value === 'merged'
}
