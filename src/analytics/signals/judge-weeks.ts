import type { Day } from '../../core/ids.ts'
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts'
import { rateRatio } from '../statistics/rate-ratio.ts'
import { wilson } from '../statistics/wilson.ts'
import type { WeekCount } from './contract.ts'

/** `few`: fewer than 10 persons with the finding; the figures are null. `none`: not more than elsewhere, or no place. */
export type SignalState = 'alarm' | 'watch' | 'none' | 'few'

/** One area or topic in one week, against all the others of that week. */
export interface SignalRow {
  readonly key: string
  readonly state: SignalState
  /** Null: fewer than 10. */
  readonly persons: number | null
  readonly hit: number | null
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
  /** How many times the rate of the others. */
  readonly ratio: number | null
  /** Adjusted for all comparisons of the four weeks. */
  readonly adjustedP: number | null
  /** The week before was above the others too. */
  readonly before: boolean
}

const FEWEST_PERSONS = 10
const ALPHA = 0.05
/** So sure that one week is enough. */
const SURE = 0.01

/**
 * Survey method §4: at least 10 distinct persons with the finding; false discoveries limited over the whole list of the
 * month (Benjamini–Hochberg over all areas of the four weeks); an alarm takes two weeks in a row, or one at 99 %. The
 * comparison with all the others is the exact conditional one of two rates (S04), one-sided: only "more" is a signal.
 */
export function judgeWeeks(counts: readonly WeekCount[], week: Day): readonly SignalRow[] {
  const tested = counts.flatMap((count) => {
    const p = pValueOf(count, restOf(counts, count))
    return p === undefined ? [] : [{ count, p }]
  })
  const { adjusted } = tested.length === 0 ? { adjusted: [] } : benjaminiHochberg(tested.map(({ p }) => p))
  const found = new Map(tested.map(({ count }, place) => [nameOf(count.key, count.week), adjusted[place] ?? 1]))
  const before = weekBefore(week)
  const rows = counts
    .filter((count) => count.week === week)
    .map((count) => {
      const p = found.get(nameOf(count.key, week))
      const earlier = (found.get(nameOf(count.key, before)) ?? 1) <= ALPHA
      return rowOf(count, restOf(counts, count), { p, earlier })
    })
  return withoutRemainder(rows).toSorted(
    (a, b) => (a.adjustedP ?? 2) - (b.adjustedP ?? 2) || a.key.localeCompare(b.key),
  )
}

interface Verdict {
  readonly p: number | undefined
  readonly earlier: boolean
}

function rowOf(count: WeekCount, rest: Counted, { p, earlier }: Verdict): SignalRow {
  const { key, persons, hit } = count
  const common = { key, before: earlier, persons: persons < FEWEST_PERSONS ? null : persons }
  if (hit < FEWEST_PERSONS) return { ...common, ...hidden, adjustedP: null, state: 'few' }
  const figures = { ...common, hit, rate: hit / persons, ...wilson(hit, persons) }
  if (p === undefined) return { ...figures, ratio: null, adjustedP: null, state: 'none' }
  const { ratio } = rateRatio({ x: hit, n: persons }, { x: rest.hit, n: rest.persons })
  return { ...figures, ratio, adjustedP: p, state: stateOf(p, earlier) }
}

const hidden = { hit: null, rate: null, low: null, high: null, ratio: null }

/** The ratio tells the rate of all the others: a single hidden row would be what is left over. So two are hidden. */
function withoutRemainder(rows: readonly SignalRow[]): readonly SignalRow[] {
  if (rows.filter((row) => row.hit === null).length !== 1) return rows
  const smallest = Math.min(...rows.flatMap((row) => row.hit ?? []))
  const second = rows.find((row) => row.hit === smallest)
  return rows.map((row) => (row === second ? { ...row, ...hidden } : row))
}

function stateOf(p: number, earlier: boolean): SignalState {
  if (p <= SURE || (p <= ALPHA && earlier)) return 'alarm'
  return p <= ALPHA ? 'watch' : 'none'
}

type Counted = Pick<WeekCount, 'persons' | 'hit'>

/** An unknown place is no place: it is compared with nothing, but its persons are among the others. */
function pValueOf({ key, persons, hit }: WeekCount, rest: Counted): number | undefined {
  if (key === '' || hit < FEWEST_PERSONS || rest.persons === 0) return undefined
  return rateRatio({ x: hit, n: persons }, { x: rest.hit, n: rest.persons }).pValue
}

function restOf(counts: readonly WeekCount[], { key, week }: WeekCount): Counted {
  const others = counts.filter((other) => other.week === week && other.key !== key)
  return {
    persons: others.reduce((sum, { persons }) => sum + persons, 0),
    hit: others.reduce((sum, { hit }) => sum + hit, 0),
  }
}

function nameOf(key: string, week: Day): string {
  return `${week} ${key}`
}

function weekBefore(monday: Day): Day {
  return new Date(Date.parse(`${monday}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10)
}
