import type { DeskItem } from './desk-types.ts'

export const sounds = ['mine', 'all', 'off'] as const
export type Sound = (typeof sounds)[number]

export interface News {
  readonly kind: 'mine' | 'new'
  readonly item: DeskItem
}

/** What an officer should be called for, between two readings of the list; none at the first one. */
export function newsOf(
  before: readonly DeskItem[] | undefined,
  after: readonly DeskItem[],
  me: string,
): readonly News[] {
  if (before === undefined) return []
  const known = new Map(before.map((item) => [item.id, item]))
  return after.flatMap((item): readonly News[] => {
    const old = known.get(item.id)
    const isMine = item.assignedTo === me
    const wasGiven = isMine && old !== undefined && old.assignedTo !== me && old.status === 'assigned'
    if (isMine && (wasGiven || item.unanswered > (old?.unanswered ?? 0))) return [{ kind: 'mine', item }]
    return old === undefined && item.status === 'waiting' ? [{ kind: 'new', item }] : []
  })
}

export function isHeard({ kind, item }: News, sound: Sound): boolean {
  if (sound === 'off') return false
  // Whoever is in distress is everybody's.
  return sound === 'all' || kind === 'mine' || item.priority <= 0
}
