import { expectCount, expectPart, expectPositive, expectThat } from './check.ts'
import { type Interval, Z95 } from './interval.ts'
import { wilson } from './wilson.ts'

/** `low` and `high`: Wilson's interval of the area's own share. */
export interface Lift extends Interval {
  readonly share: number
  readonly reference: number
  readonly lift: number
  readonly shrunkLift: number
}

/**
 * How much more often a signal is seen here than in the country, and the same drawn towards 1 as if k persons more had
 * chatted at the national rate. Source: survey method §4, S07: 37/410 against 1,250/31,000, k 50 → 2.238, 2.1035.
 */
export function lift(
  area: { readonly x: number; readonly n: number },
  nation: { readonly x: number; readonly n: number },
  options: { k?: number | undefined; z?: number | undefined } = {},
): Lift {
  const { k = 50, z = Z95 } = options
  expectCount(area.x, 'x')
  expectPart(area.x, area.n, { x: 'x', n: 'n' })
  expectCount(nation.x, 'ref_x')
  expectPart(nation.x, nation.n, { x: 'ref_x', n: 'ref_n' })
  expectThat(nation.x > 0, 'ref_x', 'cần lớn hơn 0')
  expectPositive(k, 'k')
  const reference = nation.x / nation.n
  const share = area.x / area.n
  const shrunk = (area.x + k * reference) / (area.n + k)
  return { share, reference, lift: share / reference, shrunkLift: shrunk / reference, ...wilson(area.x, area.n, z) }
}
