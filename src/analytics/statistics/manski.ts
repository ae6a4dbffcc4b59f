import { expectShare } from './check.ts'
import type { Interval } from './interval.ts'

/** `low` and `high`: what the true rate can be if nothing is known of those who did not answer. */
export interface Manski extends Interval {
  readonly width: number
  /** If those who did not answer are satisfied at `nonResponseRate`; null where it is not given. */
  readonly adjusted: number | null
}

/**
 * Worst-case bounds under non-response: r·p … r·p + 1 − r. Source: C. F. Manski 1989; survey method §2.4, E18:
 * r 0.30, p 0.90 → 0.27 … 0.97; non-respondents at 0.80 → 0.83.
 */
export function manski(responseRate: number, rate: number, nonResponseRate?: number): Manski {
  expectShare(responseRate, 'r')
  expectShare(rate, 'p')
  if (nonResponseRate !== undefined) expectShare(nonResponseRate, 'p_nonresponse')
  const low = responseRate * rate
  const width = 1 - responseRate
  return {
    low,
    high: low + width,
    width,
    adjusted: nonResponseRate === undefined ? null : low + width * nonResponseRate,
  }
}
