import { expectCount, expectNotEmpty, expectThat } from './check.ts'
import { maxFlow } from './max-flow.ts'
import type { Interval } from './interval.ts'
import { sum } from './sums.ts'

/** A published two-way table: hidden cells are null, the margins are shown. */
export interface PublishedTable {
  readonly cells: readonly (readonly (number | null)[])[]
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** What any reader can work out of a hidden cell, in whole persons. */
export interface HiddenCell extends Interval {
  readonly row: number
  readonly column: number
  /** Low equals high: the cell is not hidden at all. */
  readonly exact: boolean
}

/**
 * Secondary suppression: bounds of every hidden cell given the margins. Exact, since the hidden cells form a
 * transportation problem. Source: survey method §2.7, E21: hiding four cells leaves A·c2 anywhere in 0…40; hiding it
 * alone gives it away.
 */
export function suppressionBounds(table: PublishedTable): readonly HiddenCell[] {
  check(table)
  const open = residuals(table)
  const hidden = table.cells.flatMap((row, i) =>
    row.flatMap((cell, j) => (cell === null ? [{ row: i, column: j }] : [])),
  )
  const values = oneSolution(open, hidden)
  return hidden.map((cell, index) => {
    const value = values[index] ?? 0
    const up = room(open, hidden, values, index, 'up')
    const down = Math.min(value, room(open, hidden, values, index, 'down'))
    return { ...cell, low: value - down, high: value + up, exact: up + down === 0 }
  })
}

interface Margins {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}
type Place = { readonly row: number; readonly column: number }

/** What the shown cells leave of each margin. */
function residuals({ cells, rows, columns }: PublishedTable): Margins {
  return {
    rows: rows.map((total, i) => total - sum((cells[i] ?? []).map((cell) => cell ?? 0))),
    columns: columns.map((total, j) => total - sum(cells.map((row) => row[j] ?? 0))),
  }
}

/** Some table with these margins; nodes are the rows, then the columns, then source and sink. */
function oneSolution({ rows, columns }: Margins, hidden: readonly Place[]): readonly number[] {
  const source = rows.length + columns.length
  const edges = [
    ...hidden.map(({ row, column }) => ({ from: row, to: rows.length + column, capacity: Infinity })),
    ...rows.map((capacity, row) => ({ from: source, to: row, capacity })),
    ...columns.map((capacity, column) => ({ from: rows.length + column, to: source + 1, capacity })),
  ]
  const { flow, total } = maxFlow(edges, source, source + 1)
  expectThat(total === sum(rows) && total === sum(columns), 'cells', 'không có bảng nào có các tổng này')
  return flow.slice(0, hidden.length)
}

/** How far one cell can move while the others make up for it along closed rectangles. */
function room(
  { rows }: Margins,
  hidden: readonly Place[],
  values: readonly number[],
  index: number,
  direction: 'up' | 'down',
): number {
  const edges = hidden.flatMap(({ row, column }, other) => {
    if (other === index) return []
    const to = rows.length + column
    return [
      { from: row, to, capacity: Infinity },
      { from: to, to: row, capacity: values[other] ?? 0 },
    ]
  })
  const { row = 0, column = 0 } = hidden[index] ?? {}
  const at = rows.length + column
  return direction === 'up' ? maxFlow(edges, at, row).total : maxFlow(edges, row, at, values[index] ?? 0).total
}

function check({ cells, rows, columns }: PublishedTable): void {
  expectNotEmpty(cells, 'cells')
  expectThat(rows.length === cells.length, 'row_totals', `cần có ${cells.length} số, mỗi hàng một số`)
  cells.forEach((row, i) => {
    expectThat(row.length === columns.length, `cells.${i}`, `cần có ${columns.length} ô như column_totals`)
    row.forEach((cell, j) => cell !== null && expectCount(cell, `cells.${i}.${j}`))
  })
  rows.forEach((total, i) => expectCount(total, `row_totals.${i}`))
  columns.forEach((total, j) => expectCount(total, `column_totals.${j}`))
  const open = residuals({ cells, rows, columns })
  const fits = (left: number, nothingHidden: boolean): boolean => left >= 0 && (left === 0 || !nothingHidden)
  open.rows.forEach((left, i) =>
    expectThat(fits(left, !(cells[i] ?? []).includes(null)), `row_totals.${i}`, 'cần bằng tổng các ô của hàng'),
  )
  open.columns.forEach((left, j) =>
    expectThat(
      fits(
        left,
        cells.every((row) => row[j] !== null),
      ),
      `column_totals.${j}`,
      'cần bằng tổng các ô của cột',
    ),
  )
}
