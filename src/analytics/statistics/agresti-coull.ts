import { expectPart, expectPositive } from './check.ts'
import { type Interval, Z95 } from './interval.ts'

/**
 * Agresti and Coull's interval of a share, beside Wilson's; cut to 0…1. Source: A. Agresti, B. A. Coull 1998; survey
 * method §2.6, E06: 27/30 → 0.735828–0.973361, 1/10 → 0–0.425968. Wald's is not offered: it leaves 0…1.
 */
export function agrestiCoull(successes: number, n: number, z: number = Z95): Interval {
  expectPart(successes, n, { x: 'x', n: 'n' })
  expectPositive(z, 'z')
  const size = n + z * z
  const centre = (successes + (z * z) / 2) / size
  const half = z * Math.sqrt((centre * (1 - centre)) / size)
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
