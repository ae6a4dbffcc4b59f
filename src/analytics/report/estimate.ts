import { unreachable } from '../../core/message.ts'
import type { SurveyCounts } from '../contract.ts'
import { RATE_RATINGS } from '../disclosure/thresholds.ts'
import type { IndexRule } from '../read-filter.ts'
import { studentQuantile } from '../statistics/distributions.ts'
import { fiveFactorIndex } from '../statistics/five-factor-index.ts'
import { Z95 } from '../statistics/interval.ts'
import { wilson } from '../statistics/wilson.ts'
import { scoredFactors, scoreSum, topOf } from '../counts.ts'
import type { Whole } from './table.ts'

/** An index with its error; shares 0 to 1. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Standard error, for tests. */
  readonly se: number
  /** Independent ratings that would be as precise. */
  readonly nEff: number
  /** A share of people, to be tested as one; else a mean of scores or of factors. */
  readonly isShare: boolean
}

export interface How {
  readonly rule: IndexRule
  readonly weighted: boolean
}

/**
 * The index by a rule (survey method §2.1). The overall question is the one criterion that everybody answers: A is its
 * share of 4–5, D and E its mean. B is the mean over the five scored factors, C all answers in one pot. Undefined:
 * nothing to compute it from.
 */
export function estimateIndex(
  { counts, deff }: Pick<Whole, 'counts' | 'deff'>,
  { rule, weighted }: How,
): Estimate | undefined {
  if (counts.valid === 0) return undefined
  const nEff = counts.valid / deff
  switch (rule) {
    case 'A':
      return weighted ? estimateWeighted(counts, deff) : estimateShare(topOf(counts) / counts.valid, nEff)
    case 'B':
      return estimateFactors(counts, deff)
    case 'C':
      return estimateShare(pooledShare(counts), nEff)
    case 'D':
      return estimateMean(counts, nEff, (score) => score / 5)
    case 'E':
      return estimateMean(counts, nEff, (score) => (score - 1) / 4)
    default:
      return unreachable(rule)
  }
}

/** Wilson's interval on the effective size. */
export function estimateShare(value: number, nEff: number): Estimate {
  const { low, high } = wilson(value * nEff, nEff)
  return { value, low, high, nEff, se: Math.sqrt((value * (1 - value)) / nEff), isShare: true }
}

/** Kish's effective size for the weights, less what repeat raters cost (survey method §2.8). */
function estimateWeighted({ weighted }: SurveyCounts, deff: number): Estimate | undefined {
  if (weighted.n <= 0) return undefined
  return estimateShare(Math.min(1, weighted.top / weighted.n), weighted.n ** 2 / weighted.squares / deff)
}

/** A rating's two answers are one person's: the size stays that of the ratings. */
function pooledShare(counts: SurveyCounts): number {
  const factors = scoredFactors.map((code) => counts.factors[code])
  const answers = counts.valid + factors.reduce((total, { n }) => total + n, 0)
  return (topOf(counts) + factors.reduce((total, { top }) => total + top, 0)) / answers
}

/** All five, each with enough answers to show; else there is no index of five (survey method §3.1, E23). */
function estimateFactors({ factors }: SurveyCounts, deff: number): Estimate | undefined {
  const all = scoredFactors.map((code) => factors[code])
  if (all.some(({ n }) => n < RATE_RATINGS)) return undefined
  const { index, se } = fiveFactorIndex(all.map(({ top, n }) => ({ satisfied: top, n })))
  // Where all say the same the plain error of a factor is 0: Wilson's half-width stands in for it.
  const floor = all.map(({ top, n }) => (top === 0 || top === n ? spread(wilson(top, n)) / 2 / Z95 : 0))
  const error = Math.hypot(se, Math.hypot(...floor) / all.length) * Math.sqrt(deff)
  const answers = all.reduce((total, { n }) => total + n, 0)
  return { value: index, se: error, ...around(index, Z95 * error), nEff: answers / deff, isShare: false }
}

/** t interval from the spread of the answers; `scale` is linear. */
function estimateMean(counts: SurveyCounts, nEff: number, scale: (score: number) => number): Estimate {
  const n = counts.valid
  const mean = scoreSum(counts) / n
  const squares = counts.scores.reduce((total, count, index) => total + count * (index + 1 - mean) ** 2, 0)
  const unit = scale(2) - scale(1)
  // Where all say the same there is no spread to measure: as uncertain as a share of 100 %, over the whole scale.
  const se =
    squares > 0 ? unit * Math.sqrt(squares / Math.max(1, n - 1) / nEff) : (4 * unit * spread(wilson(nEff, nEff))) / Z95
  const value = scale(mean)
  const half = studentQuantile(0.975, Math.max(1, nEff - 1)) * se
  return { value, low: Math.max(scale(1), value - half), high: Math.min(1, value + half), nEff, se, isShare: false }
}

function around(value: number, half: number): { readonly low: number; readonly high: number } {
  return { low: Math.max(0, value - half), high: Math.min(1, value + half) }
}

function spread({ low, high }: { readonly low: number; readonly high: number }): number {
  return high - low
}
