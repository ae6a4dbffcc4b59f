import type { DeskItem } from './desk-types.ts'

export const whoses = ['mine', 'waiting', 'all', 'resolved'] as const
export type Whose = (typeof whoses)[number]

/** Empty: any. */
export interface QueueFilter {
  readonly whose: Whose
  readonly queue: string
  readonly channel: string
}

export interface QueueGroup {
  readonly id: 'mine' | 'waiting' | 'others' | 'resolved'
  readonly items: readonly DeskItem[]
}

/** Within a group the server's order stands: most urgent first. */
export function groupsOf(
  open: readonly DeskItem[],
  resolved: readonly DeskItem[],
  filter: QueueFilter,
  me: string,
): readonly QueueGroup[] {
  const fits = (item: DeskItem): boolean =>
    (filter.queue === '' || item.queue === filter.queue) && (filter.channel === '' || item.channel === filter.channel)
  if (filter.whose === 'resolved') return [{ id: 'resolved', items: resolved.filter(fits) }]
  const shown = open.filter(fits)
  const mine: QueueGroup = { id: 'mine', items: shown.filter((one) => one.assignedTo === me) }
  const waiting: QueueGroup = { id: 'waiting', items: shown.filter((one) => one.status === 'waiting') }
  if (filter.whose === 'mine') return [mine]
  if (filter.whose === 'waiting') return [waiting]
  const others = shown.filter((one) => one.status !== 'waiting' && one.assignedTo !== me)
  return others.length === 0 ? [mine, waiting] : [mine, waiting, { id: 'others', items: others }]
}

/** In the order of the screen. */
export function idsOf(groups: readonly QueueGroup[]): readonly string[] {
  return groups.flatMap(({ items }) => items.map(({ id }) => id))
}

/** The one beside `current`, by so many steps; from nowhere the first or the last. */
export function beside(ids: readonly string[], current: string | undefined, step: 1 | -1): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current)
  if (at === -1) return step === 1 ? ids[0] : ids.at(-1)
  return ids[at + step]
}
