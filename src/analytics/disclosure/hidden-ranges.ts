import type { TableRow } from './table-row.ts'
import { COUNT_PERSONS, type HiddenWhy } from './thresholds.ts'

export interface HiddenRow {
  readonly row: TableRow
  readonly why: HiddenWhy
}

export interface Range {
  readonly low: number
  readonly high: number
}

export type RowRanges = Readonly<Record<'issued' | 'returned' | 'valid', Range>>

/**
 * What a reader can work out of the hidden rows: their sums (total less what is shown), that issued ≥ returned ≥ valid,
 * and what the reason for hiding says. Bounds are narrowed until none moves.
 */
export function hiddenRanges(hidden: readonly HiddenRow[]): readonly RowRanges[] {
  let ranges = hidden.map(firstRanges)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = narrow(ranges, hidden)
    if (JSON.stringify(next) === JSON.stringify(ranges)) break
    ranges = next
  }
  return ranges
}

/** Bounds move by at least one person each round; beyond this they are wide. */
const MOST_ROUNDS = 40

function firstRanges({ row, why }: HiddenRow): RowRanges {
  const any = { low: 0, high: Infinity }
  switch (why) {
    case 'few_ratings':
      return { issued: { low: 1, high: Infinity }, returned: any, valid: { low: 0, high: COUNT_PERSONS - 1 } }
    case 'few_persons':
      return { issued: any, returned: any, valid: { low: COUNT_PERSONS, high: Infinity } }
    case 'secondary':
      return { issued: notSmall(row.issued), returned: notSmall(row.returned), valid: notSmall(row.valid) }
  }
}

/** A row that is hidden for the sake of another has no count of 1 to 9: a sum below 10 says that it has none. */
function notSmall(count: number): Range {
  return count === 0 ? { low: 0, high: 0 } : { low: COUNT_PERSONS, high: Infinity }
}

function narrow(ranges: readonly RowRanges[], hidden: readonly HiddenRow[]): RowRanges[] {
  const issued = narrowBySum(
    ranges.map((one) => one.issued),
    hidden.map(({ row }) => row.issued),
  )
  const returned = narrowBySum(
    ranges.map((one) => one.returned),
    hidden.map(({ row }) => row.returned),
  )
  const valid = narrowBySum(
    ranges.map((one) => one.valid),
    hidden.map(({ row }) => row.valid),
  )
  return ranges.map((one, index) => {
    const v = valid[index] ?? one.valid
    const i = issued[index] ?? one.issued
    const r = { low: Math.max(returned[index]?.low ?? 0, v.low), high: Math.min(returned[index]?.high ?? 0, i.high) }
    return {
      issued: { low: Math.max(i.low, r.low), high: i.high },
      returned: r,
      valid: { low: v.low, high: Math.min(v.high, r.high) },
    }
  })
}

function narrowBySum(ranges: readonly Range[], counts: readonly number[]): readonly Range[] {
  const known = counts.reduce((total, count) => total + count, 0)
  const least = ranges.reduce((total, { low }) => total + low, 0)
  const bounded = ranges.filter(({ high }) => high !== Infinity)
  const most = bounded.reduce((total, { high }) => total + high, 0)
  return ranges.map(({ low, high }) => {
    const othersOpen = ranges.length - bounded.length - (high === Infinity ? 1 : 0)
    const othersMost = othersOpen > 0 ? Infinity : most - (high === Infinity ? 0 : high)
    return { low: Math.max(low, known - othersMost), high: Math.min(high, known - (least - low)) }
  })
}
