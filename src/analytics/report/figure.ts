import type { SurveyCounts } from '../contract.ts'
import type { Decision } from '../disclosure/table-row.ts'
import { COUNT_PERSONS, FULL_RATINGS, type HiddenWhy } from '../disclosure/thresholds.ts'
import type { Estimate } from './estimate.ts'

/** What is published of an index: nothing that the rules of disclosure hide. Shares 0 to 1. */
export interface Figure {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** Valid ratings; null = fewer than 10, or hidden for the sake of another. */
  readonly n: number | null
  readonly nEff: number | null
  /** Null also where they were not counted (of many ratings in a large selection). */
  readonly persons: number | null
  readonly tier: 'hidden' | 'indicative' | 'full'
  readonly why?: HiddenWhy
}

export interface SmallFunnel {
  readonly issued: number | null
  readonly returned: number | null
  readonly valid: number | null
}

export function figureOf(
  estimate: Estimate | undefined,
  { shown, why }: Decision,
  { valid }: Pick<SurveyCounts, 'valid'>,
  persons: number | null,
): Figure {
  if (shown === 'nothing') return hiddenFigure(why ?? 'few_ratings')
  const counts = { n: valid, persons: persons === 0 || (persons ?? 0) >= COUNT_PERSONS ? persons : null }
  if (shown === 'counts' || estimate === undefined) return { ...hiddenFigure(why ?? 'few_ratings'), ...counts }
  const { value, low, high, nEff } = estimate
  return { value, low, high, nEff, ...counts, tier: valid < FULL_RATINGS ? 'indicative' : 'full' }
}

export function hiddenFigure(why: HiddenWhy): Figure {
  return { value: null, low: null, high: null, n: null, nEff: null, persons: null, tier: 'hidden', why }
}

export function smallFunnel({ shown }: Decision, { issued, returned, valid }: SurveyCounts): SmallFunnel {
  return shown === 'nothing' ? { issued: null, returned: null, valid: null } : { issued, returned, valid }
}
