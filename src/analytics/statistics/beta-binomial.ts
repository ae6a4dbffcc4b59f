import { type Area, checkAreas } from './areas.ts'
import { expectInnerShare, expectPositive } from './check.ts'
import { betaQuantile, betaUpper } from './distributions.ts'
import type { Interval } from './interval.ts'

/** `low` and `high`: central interval of the posterior. */
export interface PosteriorRate extends Interval {
  readonly mean: number
  /** P(rate > threshold). */
  readonly above: number
  readonly state: 'alarm' | 'watch' | 'calm'
}

export interface BetaBinomialOptions {
  /** Prior: as if this many of alpha + beta persons had the signal. */
  readonly alpha: number
  readonly beta: number
  readonly threshold: number
  readonly confidence?: number | undefined
}

/** Probabilities of being above the threshold that make an alarm, and a watch. */
const ALARM_FROM = 0.9
const WATCH_FROM = 0.7

/**
 * Rates of small areas with a stated prior, and how probable it is that each is above a threshold. Source: conjugate
 * beta prior; survey method §4, S02: prior 4/96, threshold 5 % → 2.80, 3.20, 2.50, 3.22, 5.50 %; 0.032, 0.020, 0.040,
 * 0.004, 0.589.
 */
export function betaBinomial(areas: readonly Area[], options: BetaBinomialOptions): readonly PosteriorRate[] {
  const { alpha, beta, threshold, confidence = 0.95 } = options
  checkAreas(areas)
  expectPositive(alpha, 'alpha')
  expectPositive(beta, 'beta')
  expectInnerShare(threshold, 'threshold')
  expectInnerShare(confidence, 'confidence')
  return areas.map(({ x, n }) => {
    const a = alpha + x
    const b = beta + n - x
    const above = betaUpper(threshold, a, b)
    return {
      mean: a / (a + b),
      low: betaQuantile((1 - confidence) / 2, a, b),
      high: betaQuantile((1 + confidence) / 2, a, b),
      above,
      state: above >= ALARM_FROM ? 'alarm' : above >= WATCH_FROM ? 'watch' : 'calm',
    }
  })
}
