import { hiddenRanges, type HiddenRow, type Range } from './hidden-ranges.ts'
import type { Decision, TableRow } from './table-row.ts'
import { COUNT_PERSONS, isSmall, RATE_PERSONS, RATE_RATINGS } from './thresholds.ts'

/**
 * What of each row may be published beside the total (survey method §2.7). First what is small by itself; then, as long
 * as subtraction from the total would give a hidden number away, the smallest row that is still shown is hidden too
 * (secondary suppression, E21).
 */
export function decideRows(rows: readonly TableRow[]): readonly Decision[] {
  return hideRates(rows, hideCounts(rows, rows.map(decideAlone)))
}

/** By its own size. */
export function decideAlone({ issued, returned, valid, persons }: TableRow): Decision {
  if (isSmall(issued) || isSmall(returned) || isSmall(valid)) return { shown: 'nothing', why: 'few_ratings' }
  if (valid > 0 && persons < COUNT_PERSONS) return { shown: 'nothing', why: 'few_persons' }
  if (valid < RATE_RATINGS) return { shown: 'counts', why: 'few_ratings' }
  if (persons < RATE_PERSONS) return { shown: 'counts', why: 'few_persons' }
  return { shown: 'all' }
}

function isHidden({ shown }: Decision): boolean {
  return shown === 'nothing'
}

function hideCounts(rows: readonly TableRow[], first: readonly Decision[]): readonly Decision[] {
  let decisions = first
  while (countsLeak(rows, decisions)) {
    const next = smallest(rows, decisions, (row, { shown }) => shown !== 'nothing' && row.issued > 0)
    // Nothing left to hide behind: then at least which rows are the small ones stays unsaid.
    if (next < 0) return decisions.map((one) => (isHidden(one) ? { shown: 'nothing', why: 'few_ratings' } : one))
    decisions = decisions.with(next, { shown: 'nothing', why: 'secondary' })
  }
  return decisions
}

/** Can any count of a hidden row be worked out from the total and the rows that are shown? */
function countsLeak(rows: readonly TableRow[], decisions: readonly Decision[]): boolean {
  const hidden = hiddenRows(rows, decisions)
  return hiddenRanges(hidden).some((ranges, index) =>
    columns.some((column) => (hidden[index]?.row[column] ?? 0) > 0 && isPinned(ranges[column])),
  )
}

const columns = ['issued', 'returned', 'valid'] as const

function hiddenRows(rows: readonly TableRow[], decisions: readonly Decision[]): readonly HiddenRow[] {
  return rows.flatMap((row, index) => {
    const decision = decisions[index]
    return decision !== undefined && isHidden(decision) ? [{ row, why: decision.why ?? 'secondary' }] : []
  })
}

function hideRates(rows: readonly TableRow[], first: readonly Decision[]): readonly Decision[] {
  let decisions = first
  while (ratesLeak(rows, decisions)) {
    const next = smallest(rows, decisions, (_, { shown }) => shown === 'all')
    if (next < 0) return decisions
    decisions = decisions.with(next, { shown: 'counts', why: 'secondary' })
  }
  return decisions
}

/** The numerators that are not shown add up to a known number: with one of them, or all at an end, they are known. */
function ratesLeak(rows: readonly TableRow[], decisions: readonly Decision[]): boolean {
  const hidden = rows.flatMap((row, index) => {
    const decision = decisions[index]
    if (decision === undefined || decision.shown === 'all') return []
    const most = mostRatings(row, decision) * row.span
    return most > 0 ? [{ numerator: row.numerator, most }] : []
  })
  const rest = sum(hidden.map(({ numerator }) => numerator))
  const capacity = sum(hidden.map(({ most }) => most))
  return hidden.some(({ most }) => Math.min(most, rest) - Math.max(0, rest - (capacity - most)) < SLACK)
}

/** What a reader knows of how many ratings there are. */
function mostRatings({ valid }: TableRow, { shown, why }: Decision): number {
  if (shown === 'counts') return valid
  return why === 'few_ratings' ? COUNT_PERSONS - 1 : MANY
}

/** In place of "any number": its difference with itself is a number. */
const MANY = 1e12

/** Numerators may be weighted, so no whole numbers. */
const SLACK = 1e-6

function smallest(
  rows: readonly TableRow[],
  decisions: readonly Decision[],
  mayBe: (row: TableRow, decision: Decision) => boolean,
): number {
  let found = -1
  rows.forEach((row, index) => {
    const decision = decisions[index]
    if (decision === undefined || !mayBe(row, decision)) return
    const best = rows[found]
    if (best === undefined || sizeToHide(row) < sizeToHide(best)) found = index
  })
  return found
}

/** A row without valid ratings covers none of another's: last. */
function sizeToHide({ valid }: TableRow): number {
  return valid === 0 ? Infinity : valid
}

function isPinned({ low, high }: Range): boolean {
  return low === high
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
