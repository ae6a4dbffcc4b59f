import { z } from 'zod'
import { betaBinomial } from '../beta-binomial.ts'
import { expectThat } from '../check.ts'
import { funnelPlot } from '../funnel-plot.ts'
import { lift } from '../lift.ts'
import { marshallEb } from '../marshall-eb.ts'
import { poissonSurprise } from '../poisson-surprise.ts'
import { rateRatio } from '../rate-ratio.ts'
import { sum } from '../sums.ts'
import { type HiddenCell, suppressionBounds } from '../suppression-bounds.ts'
import { count, fromTwoGroups, label, level, list, positive, rowsFrom, share, zOf } from './fields.ts'
import { type Method, method, record } from './method.ts'

const areas = list(record({ x: count, n: count, code: label }))
const areasFromLists = rowsFrom('areas', { x: ['x', 'counts', 'cases'], n: ['n', 'sizes', 'persons', 'totals'] })

/** Signals of small areas, and what a published table gives away. */
export const earlyWarningMethods: Readonly<Record<string, Method>> = {
  lift: method({ x: count, n: count, ref_x: count, ref_n: count, k: positive.optional(), ...level }, (input) =>
    lift({ x: input.x, n: input.n }, { x: input.ref_x, n: input.ref_n }, { k: input.k, z: zOf(input) }),
  ),
  poisson_surprise: method(
    { observed: count, expected: positive, confidence: share.optional() },
    ({ observed, expected, confidence }) => poissonSurprise(observed, expected, confidence),
  ),
  rate_ratio: method(
    { x1: count, n1: positive, x2: count, n2: positive, ...level },
    (input) => rateRatio({ x: input.x1, n: input.n1 }, { x: input.x2, n: input.n2 }, zOf(input)),
    fromTwoGroups,
  ),
  marshall_eb: method({ areas }, (input) => marshallEb(input.areas), areasFromLists),
  beta_binomial: method(
    { areas, alpha: positive, beta: positive, threshold: share, confidence: share.optional() },
    (input) => ({ areas: betaBinomial(input.areas, input) }),
    areasFromLists,
  ),
  funnel_plot: method({ areas, target: share }, (input) => funnelPlot(input.areas, input.target), areasFromLists),
  suppression_bounds: method(
    {
      cells: list(list(z.nullable(count))),
      hidden: list(z.tuple([count, count], 'cần là [hàng, cột], đếm từ 0')).optional(),
      row_totals: list(count).optional(),
      column_totals: list(count).optional(),
    },
    (input) => boundsOf(input),
  ),
}

interface Table {
  readonly cells: readonly (readonly (number | null)[])[]
  readonly hidden?: readonly (readonly [number, number])[] | undefined
  readonly row_totals?: readonly number[] | undefined
  readonly column_totals?: readonly number[] | undefined
}

/** The whole table with a list of what would be hidden, or the table as published with its margins. */
function boundsOf({ cells, hidden = [], row_totals, column_totals }: Table): { readonly cells: readonly HiddenCell[] } {
  const complete = cells.every((row) => row.every((cell) => cell !== null))
  const margins = row_totals !== undefined && column_totals !== undefined
  expectThat(complete || margins, 'row_totals', 'cần cho row_totals và column_totals khi bảng có ô ẩn (null)')
  const width = cells[0]?.length ?? 0
  hidden.forEach(([row, column], index) =>
    expectThat(row < cells.length && column < width, `hidden.${index}`, 'cần là ô có trong bảng, đếm từ 0'),
  )
  const isHidden = (row: number, column: number): boolean => hidden.some(([r, c]) => r === row && c === column)
  return {
    cells: suppressionBounds({
      cells: cells.map((row, i) => row.map((cell, j) => (isHidden(i, j) ? null : cell))),
      rows: row_totals ?? cells.map((row) => sum(row.map((cell) => cell ?? 0))),
      columns: column_totals ?? Array.from({ length: width }, (_, j) => sum(cells.map((row) => row[j] ?? 0))),
    }),
  }
}
