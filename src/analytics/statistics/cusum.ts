import { expectInnerShare, expectNotEmpty, expectPositive, expectThat } from './check.ts'

export interface Cusum {
  /** The sum after each point. */
  readonly upper: readonly number[]
  readonly lower: readonly number[]
  /** Counted from 1; null where neither sum passes h. */
  readonly firstSignal: number | null
  readonly side: 'above' | 'below' | null
}

/**
 * Tabular CUSUM of standardised values: c = max(0, c + z − k), signal beyond h. Source: NIST/SEMATECH e-Handbook
 * §6.3.2.3; survey method §2.10, E14: k 0.5, h 5 on the series of E13 → signal at t = 8 (5.1895).
 */
export function cusum(
  scores: readonly number[],
  options: { k?: number | undefined; h?: number | undefined } = {},
): Cusum {
  const { k = 0.5, h = 5 } = options
  expectNotEmpty(scores, 'z')
  scores.forEach((z, index) => expectThat(Number.isFinite(z), `z.${index}`, 'cần là số'))
  expectThat(k >= 0, 'k', 'cần là số không âm')
  expectPositive(h, 'h')
  const upper = running(scores, (sum, z) => Math.max(0, sum + z - k))
  const lower = running(scores, (sum, z) => Math.max(0, sum - z - k))
  const first = scores.findIndex((_, index) => (upper[index] ?? 0) > h || (lower[index] ?? 0) > h)
  if (first < 0) return { upper, lower, firstSignal: null, side: null }
  return { upper, lower, firstSignal: first + 1, side: (upper[first] ?? 0) > h ? 'above' : 'below' }
}

export interface CusumLogLikelihood {
  /** Added for a dissatisfied rating, and for another one. */
  readonly stepBad: number
  readonly stepGood: number
  readonly values: readonly number[]
  readonly last: number
  readonly firstSignal: number | null
}

/**
 * One rating after another: is the dissatisfied share p₁ rather than p₀? Source: S. H. Steiner et al. 2000 without
 * risk adjustment; survey method §2.10, E14b: p₀ 0.10, p₁ 0.15 → +0.405465 / −0.057158; 1,1,0,1,1,0,0,1 → 1.855850.
 */
export function cusumLogLikelihood(
  ratings: readonly (0 | 1)[],
  p0: number,
  p1: number,
  h?: number,
): CusumLogLikelihood {
  expectNotEmpty(ratings, 'ratings')
  expectInnerShare(p0, 'p0')
  expectInnerShare(p1, 'p1')
  expectThat(p0 !== p1, 'p1', 'cần khác p0')
  if (h !== undefined) expectPositive(h, 'h')
  const stepBad = Math.log(p1 / p0)
  const stepGood = Math.log((1 - p1) / (1 - p0))
  const values = running(ratings, (sum, rating) => Math.max(0, sum + (rating === 1 ? stepBad : stepGood)))
  const first = h === undefined ? -1 : values.findIndex((value) => value > h)
  return { stepBad, stepGood, values, last: values.at(-1) ?? 0, firstSignal: first < 0 ? null : first + 1 }
}

function running(values: readonly number[], step: (sum: number, value: number) => number): readonly number[] {
  let sum = 0
  return values.map((value) => {
    sum = step(sum, value)
    return sum
  })
}
