import { decideRows } from './decide-rows.ts'
import type { Decision, TableRow } from './table-row.ts'

/**
 * Provinces stand in regions, and both are published: a province must not be worked out from its region either. Where a
 * region is hidden for the sake of another, its smallest province is hidden too, else their sum would give it away.
 */
export function decidePlaces(regions: readonly { readonly row: TableRow; readonly provinces: readonly TableRow[] }[]): {
  readonly regions: readonly Decision[]
  readonly provinces: readonly (readonly Decision[])[]
} {
  const decided = decideRows(regions.map(({ row }) => row))
  const provinces = regions.map(({ provinces: rows }, index) => {
    const shown = decided[index]?.shown ?? 'nothing'
    if (shown === 'all') return decideRows(rows)
    return coverSmallest(rows, decideRows(rows), shown)
  })
  return { regions: decided, provinces }
}

/** Some province that is as hidden as its region. */
function coverSmallest(
  rows: readonly TableRow[],
  decisions: readonly Decision[],
  region: 'counts' | 'nothing',
): readonly Decision[] {
  const covered = decisions.some(
    ({ shown }, index) =>
      (rows[index]?.valid ?? 0) > 0 && (shown === 'nothing' || (region === 'counts' && shown === 'counts')),
  )
  if (covered) return decisions
  let smallest = -1
  rows.forEach(({ valid }, index) => {
    if (valid > 0 && (smallest < 0 || valid < (rows[smallest]?.valid ?? 0))) smallest = index
  })
  return smallest < 0 ? decisions : decisions.with(smallest, { shown: region, why: 'secondary' })
}
