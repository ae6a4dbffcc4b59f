import type { Day, Instant } from '../core/ids.ts'

export const actionStatuses = ['open', 'doing', 'done', 'dropped'] as const

export type ActionStatus = (typeof actionStatuses)[number]

/** What is done about a finding: who, what, until when, how far, with what result. */
export interface Action {
  readonly id: string
  readonly title: string
  readonly owner: string
  readonly dueOn: Day
  readonly status: ActionStatus
  readonly result: string
  /** The finding that it answers. */
  readonly finding: string
  readonly createdBy: string
  readonly createdAt: Instant
  readonly changedAt: Instant
}

export type ActionChange = Partial<Pick<Action, 'title' | 'owner' | 'dueOn' | 'status' | 'result' | 'finding'>>

export interface ActionStore {
  /** What is still to do first, by due day; then the rest, newest change first. */
  list(): Promise<readonly Action[]>
  find(id: string): Promise<Action | undefined>
  add(action: Action): Promise<void>
  /** Undefined: there is no such action. */
  change(id: string, change: ActionChange, at: Instant): Promise<Action | undefined>
}
