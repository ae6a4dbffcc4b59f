import { mayDo } from '../../people/permissions.ts'
import type { DeskItem, Staff } from './desk-types.ts'

/** Of `GET /search`, what tells whose a handoff is. */
export interface SameCitizen {
  readonly handoff?: string
}

export interface MergeTargets {
  /** Proven to be the same citizen's. */
  readonly same: readonly DeskItem[]
  readonly others: readonly DeskItem[]
}

export function sameCitizenPath(conversation: string): string {
  return `/search?${new URLSearchParams({ same: conversation })}`
}

/** Open ones that this one can go into; a colleague's only for who leads the desk. */
export function targetsOf(
  open: readonly DeskItem[],
  found: readonly SameCitizen[],
  { from, staff }: { readonly from: string; readonly staff: Staff },
): MergeTargets {
  const leads = mayDo(staff.role, 'board')
  const fitting = open.filter(
    ({ id, assignedTo }) => id !== from && (leads || assignedTo === undefined || assignedTo === staff.id),
  )
  const theirs = new Set(found.flatMap(({ handoff }) => (handoff === undefined ? [] : [handoff])))
  return {
    same: fitting.filter(({ id }) => theirs.has(id)),
    others: fitting.filter(({ id }) => !theirs.has(id)),
  }
}
