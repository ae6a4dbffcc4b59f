import { expectPart, expectPositive } from './check.ts'
import { type Interval, Z95 } from './interval.ts'

/**
 * Wilson's score interval of a share: the default of every published rate. `successes` and `n` may be fractions
 * (weighted counts, effective size). Source: E. B. Wilson 1927; survey method §2.6, E06: 360/480 →
 * 0.709381–0.786649, 0/12 → 0–0.242494.
 */
export function wilson(successes: number, n: number, z: number = Z95): Interval {
  expectPart(successes, n, { x: 'x', n: 'n' })
  expectPositive(z, 'z')
  const p = Math.min(1, successes / n)
  const scale = 1 + (z * z) / n
  const centre = (p + (z * z) / (2 * n)) / scale
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / scale
  // At the ends the formula gives exactly 0 and 1; the rounding of the square root does not.
  return { low: p === 0 ? 0 : Math.max(0, centre - half), high: p === 1 ? 1 : Math.min(1, centre + half) }
}
