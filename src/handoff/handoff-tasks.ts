import type { Hotline } from '../content/content.ts'
import type { Handoff } from '../core/handoff.ts'
import type { HandoffId } from '../core/ids.ts'
import type { NewTask } from '../store/contract.ts'

/** What is due for a handoff: `src/schedule/handoff-due.ts` does it. */
const kinds = ['handoff-opened', 'handoff-remind', 'handoff-late', 'handoff-assign'] as const
export type HandoffTask = (typeof kinds)[number]
type OwnTask = Exclude<HandoffTask, 'handoff-assign'>

export function handoffTaskOf(kind: string): HandoffTask | undefined {
  return kinds.find((known) => known === kind)
}

/** An officer has room again: one for the whole desk, so that two instances do not fill the same room. */
export function assignTasks({ assignment }: Hotline, now: Date): NewTask[] {
  if (assignment !== 'automatic') return []
  return [{ kind: 'handoff-assign', key: 'handoff-assign', dueAt: now.toISOString(), detail: {} }]
}

/** Where it comes from and, if the desk assigns by itself, to whom it goes. */
export function openedTask(handoff: Handoff, now: Date): NewTask {
  return task('handoff-opened', handoff, now.toISOString())
}

/** The owner is reminded before the deadline, supervisors are called after it. A later deadline moves both. */
export function dueTasks({ remindBeforeMinutes }: Hotline, handoff: Handoff): NewTask[] {
  const remindAt = Date.parse(handoff.dueAt) - remindBeforeMinutes * 60_000
  return [
    task('handoff-remind', handoff, new Date(remindAt).toISOString()),
    task('handoff-late', handoff, handoff.dueAt),
  ]
}

export function taskKeys(id: HandoffId): string[] {
  return [keyOf('handoff-opened', id), keyOf('handoff-remind', id), keyOf('handoff-late', id)]
}

function task(kind: OwnTask, { id, conversationId }: Handoff, dueAt: string): NewTask {
  return { kind, key: keyOf(kind, id), dueAt, detail: { conversation: conversationId, handoff: id } }
}

function keyOf(kind: OwnTask, id: HandoffId): string {
  return `${kind}:${id}`
}
