import type { DeskItem } from './desk-types.ts'

/** Past the moment by which the citizen was owed something: as the server said, or as the clock says since. */
export function isLateNow(item: DeskItem, now: number): boolean {
  if (item.late === true) return true
  const owed = item.status === 'waiting' || (item.status === 'assigned' && isOwed(item))
  return owed && Date.parse(item.dueAt) < now
}

function isOwed({ late, firstReplyAt, task, result }: DeskItem): boolean {
  // A server that does not tell of late tasks does not tell of first replies either.
  if (late === undefined) return false
  return firstReplyAt === undefined || (task !== undefined && result === undefined)
}
