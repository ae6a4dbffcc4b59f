import { expectCount, expectNotEmpty, expectPart, expectPositive, expectShare } from './check.ts'
import type { Interval } from './interval.ts'
import { sum } from './sums.ts'

/** A week or month: how many of its ratings were dissatisfied. */
export interface Period {
  readonly x: number
  readonly n: number
}

/** `low` and `high`: control limits of this period. */
export interface PChartPoint extends Interval {
  readonly share: number
  readonly z: number
  readonly signal: 'above' | 'below' | null
}

export interface PChart {
  readonly centre: number
  /** Laney's factor as computed from the baseline; null with fewer than two periods. */
  readonly sigmaZ: number | null
  /** The factor that widened the limits: 1 unless Laney's is used and larger than 1. */
  readonly factor: number
  readonly points: readonly PChartPoint[]
}

export interface PChartOptions {
  /** A centre fixed earlier, in place of the baseline's. */
  readonly centre?: number | undefined
  readonly sigmas?: number | undefined
  readonly laney?: boolean | undefined
}

/**
 * Control chart of a share; the baseline gives the centre, `periods` are judged (the baseline itself where left out).
 * Laney's p′ chart widens the limits by σ_z = mean moving range of z / 1.128 where large n make every week "signal";
 * limits never get narrower. Source: D. B. Laney 2002; survey method §2.10, E12: centre 0.098125, 66/410 above
 * 0.142200 signals, 15/90 does not (0.192198).
 */
export function pChart(
  baseline: readonly Period[],
  periods: readonly Period[] = baseline,
  options: PChartOptions = {},
): PChart {
  const { sigmas = 3, laney = false } = options
  if (options.centre === undefined) checkPeriods(baseline, 'baseline')
  else expectShare(options.centre, 'center')
  checkPeriods(periods, 'periods')
  expectPositive(sigmas, 'sigmas')
  const centre = options.centre ?? centreOf(baseline)
  const sigmaZ = laneySigma(baseline, centre)
  const factor = laney && sigmaZ !== null ? Math.max(1, sigmaZ) : 1
  const points = periods.map(({ x, n }): PChartPoint => {
    const share = x / n
    const sigma = sigmaOf(centre, n) * factor
    const low = Math.max(0, centre - sigmas * sigma)
    const high = Math.min(1, centre + sigmas * sigma)
    const signal = share > high ? 'above' : share < low ? 'below' : null
    return { share, z: zOf(share, centre, sigma), low, high, signal }
  })
  return { centre, sigmaZ, factor, points }
}

function centreOf(periods: readonly Period[]): number {
  return sum(periods.map(({ x }) => x)) / sum(periods.map(({ n }) => n))
}

function laneySigma(periods: readonly Period[], centre: number): number | null {
  const scores = periods.map(({ x, n }) => zOf(x / n, centre, sigmaOf(centre, n)))
  if (scores.length < 2) return null
  const ranges = scores.slice(1).map((score, index) => Math.abs(score - (scores[index] ?? 0)))
  // 1.128: mean range of two normal values, in standard deviations.
  return sum(ranges) / ranges.length / 1.128
}

function sigmaOf(centre: number, n: number): number {
  return Math.sqrt((centre * (1 - centre)) / n)
}

/** A baseline where nobody (or everybody) was dissatisfied has no spread to measure with. */
function zOf(share: number, centre: number, sigma: number): number {
  return sigma > 0 ? (share - centre) / sigma : 0
}

function checkPeriods(periods: readonly Period[], field: string): void {
  expectNotEmpty(periods, field)
  periods.forEach(({ x, n }, index) => {
    expectCount(x, `${field}.${index}.x`)
    expectCount(n, `${field}.${index}.n`)
    expectPart(x, n, { x: `${field}.${index}.x`, n: `${field}.${index}.n` })
  })
}
