import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { suppressionBounds } from '../../../../src/analytics/statistics/suppression-bounds.ts'

const rows = [102, 133, 105]
const columns = [111, 81, 148]

describe('suppressionBounds', () => {
  it('finds a cell that is hidden alone (survey method E21)', () => {
    const cells = [
      [44, null, 51],
      [38, 33, 62],
      [29, 41, 35],
    ]

    expect(suppressionBounds({ cells, rows, columns })).toEqual([{ row: 0, column: 1, low: 7, high: 7, exact: true }])
  })

  it('leaves 0…40 open once three more are hidden (E21)', () => {
    const cells = [
      [null, null, 51],
      [null, null, 62],
      [29, 41, 35],
    ]

    expect(suppressionBounds({ cells, rows, columns })).toContainEqual({
      row: 0,
      column: 1,
      low: 0,
      high: 40,
      exact: false,
    })
  })

  it('finds a cell that three hidden ones around a corner do not protect', () => {
    const cells = [
      [44, null, null],
      [38, 33, 62],
      [29, null, 35],
    ]

    const found = suppressionBounds({ cells, rows, columns })

    expect(found.every(({ exact }) => exact)).toBe(true)
  })

  it('gives the bounds that trying every table gives', () => {
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    })
    const mask = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 })

    fc.assert(
      fc.property(table, mask, (full, hide) => {
        const cells = full.map((row, i) => row.map((cell, j) => (hide[i * 3 + j] === true ? null : cell)))
        const given = {
          cells,
          rows: full.map((row) => total(row)),
          columns: [0, 1, 2].map((j) => total(full.map((row) => row[j] ?? 0))),
        }
        const tried = everySolution(given.cells, given.rows, given.columns)
        for (const { row, column, low, high } of suppressionBounds(given)) {
          const seen = tried.map((solution) => solution[row * 3 + column] ?? -1)
          expect([low, high]).toEqual([Math.min(...seen), Math.max(...seen)])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('refuses margins that no table has, and a wrong sum of a shown row', () => {
    const shown = [
      [1, 2],
      [3, 4],
    ]

    expect(() => suppressionBounds({ cells: shown, rows: [3, 8], columns: [4, 6] })).toThrow(
      expect.objectContaining({ field: 'row_totals.1' }),
    )
    expect(() => suppressionBounds({ cells: [[null], [null]], rows: [3, 8], columns: [12] })).toThrow(
      expect.objectContaining({ field: 'cells' }),
    )
  })
})

function total(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

/** All tables of whole numbers with these margins, row by row. */
function everySolution(
  cells: readonly (readonly (number | null)[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): readonly (readonly number[])[] {
  const [row, ...rest] = cells
  const [target = 0, ...targets] = rowTotals
  if (row === undefined) return columnTotals.every((left) => left === 0) ? [[]] : []
  return rowsWithSum(row, target, columnTotals).flatMap((values) => {
    const left = columnTotals.map((value, j) => value - (values[j] ?? 0))
    return everySolution(rest, targets, left).map((below) => [...values, ...below])
  })
}

function rowsWithSum(
  row: readonly (number | null)[],
  target: number,
  most: readonly number[],
): readonly (readonly number[])[] {
  const [cell, ...rest] = row
  const [limit = 0, ...limits] = most
  if (cell === undefined) return target === 0 ? [[]] : []
  const choices = cell === null ? Array.from({ length: Math.min(limit, target) + 1 }, (_, value) => value) : [cell]
  return choices
    .filter((value) => value <= limit && value <= target)
    .flatMap((value) => rowsWithSum(rest, target - value, limits).map((others) => [value, ...others]))
}
