import { expectCount, expectPositive, expectThat } from './check.ts'
import { mean, sampleVariance } from './sums.ts'

export interface EarsC1 {
  readonly mean: number
  readonly sd: number
  /** Null where the baseline never varies: no z can be given, and a rise above it signals. */
  readonly z: number | null
  readonly signal: boolean
}

/**
 * A day's count against the last seven days. Source: L. Hutwagner et al. 2003 (CDC EARS); survey method §4, S06: mean
 * 5.1429, SD 1.3452, today 12 → z 5.0975 > 3.
 */
export function earsC1(baseline: readonly number[], today: number, limit = 3): EarsC1 {
  expectThat(baseline.length >= 2, 'baseline', 'cần có ít nhất hai ngày (thường là bảy)')
  baseline.forEach((count, index) => expectCount(count, `baseline.${index}`))
  expectCount(today, 'today')
  expectPositive(limit, 'limit')
  const centre = mean(baseline)
  const sd = Math.sqrt(sampleVariance(baseline))
  if (sd === 0) return { mean: centre, sd, z: null, signal: today > centre }
  const z = (today - centre) / sd
  return { mean: centre, sd, z, signal: z > limit }
}
