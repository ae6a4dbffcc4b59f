import { expectCount, expectInnerShare, expectPositive } from './check.ts'
import { gammaQuantile, poissonAtLeast } from './distributions.ts'
import type { Interval } from './interval.ts'

/** `low` and `high`: exact interval of observed/expected. */
export interface PoissonSurprise extends Interval {
  readonly ratio: number
  /** P(X ≥ observed) if only the expected number were due. */
  readonly pValue: number
}

/**
 * Is a count more than chance makes of its expectation? Exact interval of F. Garwood 1936. Source: survey method §4,
 * S03: expected 4.2, observed 11 → 0.004069; ratio 2.619, 1.3074–4.6862.
 */
export function poissonSurprise(observed: number, expected: number, confidence = 0.95): PoissonSurprise {
  expectCount(observed, 'observed')
  expectPositive(expected, 'expected')
  expectInnerShare(confidence, 'confidence')
  const tail = (1 - confidence) / 2
  return {
    ratio: observed / expected,
    pValue: poissonAtLeast(observed, expected),
    low: observed === 0 ? 0 : gammaQuantile(tail, observed) / expected,
    high: gammaQuantile(1 - tail, observed + 1) / expected,
  }
}
