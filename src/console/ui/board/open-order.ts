import type { DeskItem } from '../desk-types.ts'

/** Empty = all; `waiting`, `late`, or an officer's id. */
export function whoseIs(item: DeskItem, whose: string): boolean {
  if (whose === '') return true
  if (whose === 'waiting') return item.status === 'waiting'
  if (whose === 'late') return item.late === true
  return item.assignedTo === whose
}

/** Distress, then what is late, then what nobody has, each the oldest first. */
export function inOrder(items: readonly DeskItem[]): readonly DeskItem[] {
  return items.toSorted((one, other) => rank(one) - rank(other) || one.openedAt.localeCompare(other.openedAt))
}

function rank(item: DeskItem): number {
  if (item.priority <= 0 && item.status === 'waiting') return 0
  if (item.late === true) return 1
  return item.status === 'waiting' ? 2 : 3
}
