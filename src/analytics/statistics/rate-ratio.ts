import { expectCount, expectPositive, expectThat } from './check.ts'
import { binomialAtLeast } from './distributions.ts'
import { Z95 } from './interval.ts'

export interface RateRatio {
  /** Null where nothing was counted before. */
  readonly ratio: number | null
  /** On the log scale; null where one of the counts is 0. */
  readonly low: number | null
  readonly high: number | null
  /** Exact, one-sided: this many or more now, given the sum of both. */
  readonly pValue: number
}

/**
 * Has a rate risen? Counts per persons (or days) now and before. Source: conditional test of two Poisson counts,
 * J. Przyborowski, H. Wilenski 1940; survey method §4, S04: 18/640 now, 9/710 before → 2.2188, p 0.034641,
 * 0.9968–4.9387.
 */
export function rateRatio(
  now: { readonly x: number; readonly n: number },
  before: { readonly x: number; readonly n: number },
  z: number = Z95,
): RateRatio {
  expectCount(now.x, 'x1')
  expectPositive(now.n, 'n1')
  expectCount(before.x, 'x2')
  expectPositive(before.n, 'n2')
  expectThat(now.x + before.x > 0, 'x1', 'cần có ít nhất một lượt ở một trong hai kỳ')
  const pValue = binomialAtLeast(now.x, now.x + before.x, now.n / (now.n + before.n))
  if (before.x === 0) return { ratio: null, low: null, high: null, pValue }
  const ratio = now.x / now.n / (before.x / before.n)
  if (now.x === 0) return { ratio, low: null, high: null, pValue }
  const spread = Math.exp(z * Math.sqrt(1 / now.x + 1 / before.x))
  return { ratio, low: ratio / spread, high: ratio * spread, pValue }
}
