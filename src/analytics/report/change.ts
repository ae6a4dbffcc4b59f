import { normalTwoSided } from '../statistics/distributions.ts'
import { twoProportion } from '../statistics/two-proportion.ts'
import type { Estimate } from './estimate.ts'

/** This period less the one before. Shares: 0.012 is 1.2 percentage points. */
export interface Change {
  readonly points: number
  readonly low: number
  readonly high: number
  readonly p: number
  readonly significant: boolean
}

/**
 * Shares: z test of two proportions and Newcombe's interval, both on the effective sizes (survey method §2.9, E08).
 * Means: the same way of joining the two intervals, and z from the two errors.
 */
export function changeOf(now: Estimate, before: Estimate): Change {
  const { low, high, p } = now.isShare && before.isShare ? shares(now, before) : means(now, before)
  return { points: now.value - before.value, low, high, p, significant: p < 0.05 }
}

function shares(now: Estimate, before: Estimate) {
  const { low, high, pValue } = twoProportion(
    { successes: now.value * now.nEff, n: now.nEff },
    { successes: before.value * before.nEff, n: before.nEff },
  )
  return { low, high, p: pValue }
}

function means(now: Estimate, before: Estimate) {
  const points = now.value - before.value
  return {
    low: points - Math.hypot(now.value - now.low, before.high - before.value),
    high: points + Math.hypot(now.high - now.value, before.value - before.low),
    p: normalTwoSided(points / Math.hypot(now.se, before.se)),
  }
}
