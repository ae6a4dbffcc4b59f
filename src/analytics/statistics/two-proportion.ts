import { expectPart, expectPositive } from './check.ts'
import { normalTwoSided } from './distributions.ts'
import type { Interval } from './interval.ts'
import { newcombe, type Sample } from './newcombe.ts'

export interface TwoProportion extends Interval {
  readonly p1: number
  readonly p2: number
  readonly pooled: number
  readonly difference: number
  /** 0 when nobody or everybody of both samples is satisfied: no difference can be seen. */
  readonly z: number
  /** Two-sided. */
  readonly pValue: number
  readonly deff: number
}

/**
 * Have two shares changed? Pooled z test with the Newcombe interval of p₁ − p₂. A design effect (repeat raters,
 * weights) divides both sizes. Source: survey method §2.9, E08: 412/480 against 455/500 → z −2.5315, p 0.011357;
 * with deff 1.5 z −2.067, p 0.0387 (E08b).
 */
export function twoProportion(
  first: Sample,
  second: Sample,
  options: { deff?: number | undefined; z?: number | undefined } = {},
): TwoProportion {
  const deff = options.deff ?? 1
  expectPart(first.successes, first.n, { x: 'x1', n: 'n1' })
  expectPart(second.successes, second.n, { x: 'x2', n: 'n2' })
  expectPositive(deff, 'deff')
  const one = shrunk(first, deff)
  const two = shrunk(second, deff)
  const { difference, low, high } = newcombe(one, two, options.z)
  const pooled = (one.successes + two.successes) / (one.n + two.n)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.n + 1 / two.n))
  const z = error > 0 ? difference / error : 0
  const p1 = first.successes / first.n
  const p2 = second.successes / second.n
  return { p1, p2, pooled, difference, z, pValue: normalTwoSided(z), low, high, deff }
}

function shrunk({ successes, n }: Sample, deff: number): Sample {
  return { successes: successes / deff, n: n / deff }
}
