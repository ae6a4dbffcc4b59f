import { expectNotEmpty, expectPart } from './check.ts'
import { type Interval, Z95 } from './interval.ts'
import { sum } from './sums.ts'
import { wilson } from './wilson.ts'

export interface FactorAnswers {
  /** Answers 4 and 5 among those who were asked this factor. */
  readonly satisfied: number
  readonly n: number
}

export interface FiveFactorIndex extends Interval {
  readonly index: number
  readonly se: number
  readonly halfWidth: number
  readonly factors: readonly number[]
  /** From the factors' Wilson intervals (Newcombe's way): does not shrink to nothing where all are satisfied. */
  readonly score: Interval
}

/**
 * Index of the rotated factor questions: mean of the factors' shares (rules A and B agree here), with
 * SE = √Σ(p(1 − p)/n)/k. Source: survey method §3.1, E23: 200 asked each, .86 .80 .88 .85 .73 → 0.824, SE 0.011921,
 * half-width 0.023366.
 */
export function fiveFactorIndex(factors: readonly FactorAnswers[], z: number = Z95): FiveFactorIndex {
  expectNotEmpty(factors, 'factors')
  factors.forEach(({ satisfied, n }, index) =>
    expectPart(satisfied, n, { x: `factors.${index}.x`, n: `factors.${index}.n` }),
  )
  const shares = factors.map(({ satisfied, n }) => satisfied / n)
  const index = sum(shares) / shares.length
  const variance = sum(factors.map(({ satisfied, n }) => ((satisfied / n) * (1 - satisfied / n)) / n))
  const se = Math.sqrt(variance) / shares.length
  const halfWidth = z * se
  const bounds = factors.map(({ satisfied, n }) => wilson(satisfied, n, z))
  const below = Math.hypot(...shares.map((share, k) => share - (bounds[k]?.low ?? 0))) / shares.length
  const above = Math.hypot(...shares.map((share, k) => (bounds[k]?.high ?? 1) - share)) / shares.length
  return {
    index,
    se,
    halfWidth,
    low: Math.max(0, index - halfWidth),
    high: Math.min(1, index + halfWidth),
    factors: shares,
    score: { low: index - below, high: index + above },
  }
}
