import { sum } from './sums.ts'
import { type Area, checkAreas } from './areas.ts'

export interface MarshallEb {
  /** Rate of all areas together. */
  readonly mean: number
  /** Variance between areas that chance does not explain; 0 draws every area onto the mean. */
  readonly between: number
  readonly raw: readonly number[]
  readonly smoothed: readonly number[]
  /** How far each area keeps its own rate, 0…1. */
  readonly own: readonly number[]
}

/**
 * Rates of small areas, drawn towards the common one as far as their size calls for. Source: R. J. Marshall 1991 (R
 * spdep EBest); survey method §4, S01: 3/150, 12/400, 0/60, 25/800, 7/100 → 2.903, 3.070, 2.848, 3.119, 3.633 %.
 */
export function marshallEb(areas: readonly Area[]): MarshallEb {
  checkAreas(areas)
  const n = sum(areas.map((area) => area.n))
  const mean = sum(areas.map((area) => area.x)) / n
  const raw = areas.map((area) => area.x / area.n)
  const spread = sum(areas.map((area) => area.n * (area.x / area.n - mean) ** 2)) / n
  const between = Math.max(0, spread - mean / (n / areas.length))
  const own = areas.map((area) => (between === 0 ? 0 : between / (between + mean / area.n)))
  const smoothed = raw.map((rate, index) => mean + (own[index] ?? 0) * (rate - mean))
  return { mean, between, raw, smoothed, own }
}
