import { expectInnerShare, expectNotEmpty, expectPositive, expectShare, expectThat } from './check.ts'
import type { Interval } from './interval.ts'

/** `low` and `high`: control limits at this point. */
export interface EwmaPoint extends Interval {
  readonly value: number
  readonly signal: 'above' | 'below' | null
}

export interface Ewma {
  readonly points: readonly EwmaPoint[]
  /** Counted from 1; null where nothing signals. */
  readonly firstSignal: number | null
}

export interface EwmaOptions {
  readonly lambda?: number | undefined
  readonly limit?: number | undefined
}

/**
 * Exponentially weighted moving average of shares: sees a slow drift that the p-chart misses. `n` is the size of each
 * period, or one for all. Source: NIST/SEMATECH e-Handbook §6.3.2.4; survey method §2.10, E13: λ 0.2, L 2.7 → first
 * signal at t = 7 (0.111593 > 0.111214).
 */
export function ewma(
  shares: readonly number[],
  n: number | readonly number[],
  centre: number,
  options: EwmaOptions = {},
): Ewma {
  const { lambda = 0.2, limit = 2.7 } = options
  check(shares, n, centre)
  expectThat(lambda > 0 && lambda <= 1, 'lambda', 'cần là số lớn hơn 0 và không quá 1')
  expectPositive(limit, 'limit')
  let value = centre
  const points = shares.map((share, index): EwmaPoint => {
    value = lambda * share + (1 - lambda) * value
    const size = typeof n === 'number' ? n : (n[index] ?? 1)
    const sigma = Math.sqrt((centre * (1 - centre)) / size)
    const half = limit * sigma * Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (index + 1))))
    const low = Math.max(0, centre - half)
    const high = Math.min(1, centre + half)
    return { value, low, high, signal: value > high ? 'above' : value < low ? 'below' : null }
  })
  const first = points.findIndex(({ signal }) => signal !== null)
  return { points, firstSignal: first < 0 ? null : first + 1 }
}

function check(shares: readonly number[], n: number | readonly number[], centre: number): void {
  expectNotEmpty(shares, 'series')
  shares.forEach((share, index) => expectShare(share, `series.${index}`))
  expectInnerShare(centre, 'center')
  if (typeof n === 'number') return expectPositive(n, 'n')
  expectThat(n.length === shares.length, 'n', 'cần có một cỡ mẫu cho mỗi kỳ')
  n.forEach((size, index) => expectPositive(size, `n.${index}`))
}
