import { type Area, checkAreas } from './areas.ts'
import { expectInnerShare } from './check.ts'
import { zOfConfidence } from './distributions.ts'
import type { Interval } from './interval.ts'
import { sum } from './sums.ts'

export interface FunnelPoint {
  readonly share: number
  readonly z: number
  readonly limits95: Interval
  readonly limits998: Interval
  /** Beyond the 95 % limits: watch; beyond the 99.8 % limits: alarm. */
  readonly state: 'ok' | 'watch' | 'alarm'
}

export interface FunnelPlot {
  readonly target: number
  /** Over-dispersion: mean of z². */
  readonly phi: number
  /** What the limits were widened by: √φ when φ > 1 and there are at least 20 units, else 1. */
  readonly factor: number
  readonly points: readonly FunnelPoint[]
}

/** Fewer units do not tell over-dispersion from one bad unit. */
const UNITS_FOR_DISPERSION = 20

/**
 * Which hospitals are outside what their size explains. Source: D. J. Spiegelhalter 2005; survey method §4, S05:
 * target 6 %, 9/60 → z 2.94, 99.8 % limit 15.47 %, watch; 70/900 → 2.25, watch; 5/150 ok; φ 4.13 of four units.
 */
export function funnelPlot(areas: readonly Area[], target: number): FunnelPlot {
  checkAreas(areas)
  expectInnerShare(target, 'target')
  const plain = areas.map(({ x, n }) => (x / n - target) / errorOf(target, n))
  const phi = sum(plain.map((z) => z * z)) / plain.length
  const factor = phi > 1 && areas.length >= UNITS_FOR_DISPERSION ? Math.sqrt(phi) : 1
  const z95 = zOfConfidence(0.95)
  const z998 = zOfConfidence(0.998)
  const points = areas.map(({ x, n }): FunnelPoint => {
    const error = errorOf(target, n) * factor
    const z = (x / n - target) / error
    const far = Math.abs(z)
    return {
      share: x / n,
      z,
      limits95: around(target, z95 * error),
      limits998: around(target, z998 * error),
      state: far > z998 ? 'alarm' : far > z95 ? 'watch' : 'ok',
    }
  })
  return { target, phi, factor, points }
}

function errorOf(target: number, n: number): number {
  return Math.sqrt((target * (1 - target)) / n)
}

function around(centre: number, half: number): Interval {
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
