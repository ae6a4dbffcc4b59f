import type { SurveyCounts } from '../contract.ts'
import { kitagawa } from '../statistics/kitagawa.ts'
import { scoreSum, topOf } from '../counts.ts'
import type { How } from './estimate.ts'
import type { Group } from './table.ts'

type Channel = Pick<Group, 'code' | 'counts'>

/** How much of the change comes from other channels answering, and how much from the channels themselves. */
export interface Mix {
  readonly total: number
  readonly mix: number
  readonly rate: number
  readonly by: 'channel'
}

/**
 * Survey method §2.9, E16. For rules that are a mean over ratings (A, D, E), unweighted; others do not split this way.
 * A channel without ratings in one period has no rate there: its change counts as mix.
 */
export function mixOf(now: readonly Channel[], before: readonly Channel[], { rule, weighted }: How): Mix | null {
  const valueOf = perRating[rule]
  if (valueOf === undefined || weighted) return null
  const codes = [...new Set([...now, ...before].map(({ code }) => code))]
  const parts = codes.flatMap((code) => {
    const one = find(before, code)
    const two = find(now, code)
    const known = [one, two].find((counts) => counts !== undefined && counts.valid > 0)
    if (known === undefined) return []
    const rate = (counts: SurveyCounts | undefined): number =>
      counts === undefined || counts.valid === 0 ? valueOf(known) : valueOf(counts)
    return [{ size1: one?.valid ?? 0, rate1: rate(one), size2: two?.valid ?? 0, rate2: rate(two) }]
  })
  if (parts.every(({ size1 }) => size1 === 0) || parts.every(({ size2 }) => size2 === 0)) return null
  const { total, mix, rate } = kitagawa(parts)
  return { total, mix, rate, by: 'channel' }
}

const perRating: Readonly<Partial<Record<How['rule'], (counts: SurveyCounts) => number>>> = {
  A: (counts) => topOf(counts) / counts.valid,
  D: (counts) => scoreSum(counts) / counts.valid / 5,
  E: (counts) => (scoreSum(counts) / counts.valid - 1) / 4,
}

function find(groups: readonly Channel[], code: string): SurveyCounts | undefined {
  return groups.find((group) => group.code === code)?.counts
}
