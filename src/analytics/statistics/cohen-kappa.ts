import { expectCount, expectNotEmpty, expectThat } from './check.ts'
import { sum } from './sums.ts'

export interface CohenKappa {
  readonly observed: number
  readonly expected: number
  /** Null where both coders used one and the same code for everything. */
  readonly kappa: number | null
  readonly n: number
}

/**
 * Agreement of two coders of comments; topic shares are published only with κ ≥ 0.7. Source: J. Cohen 1960; survey
 * method §2.11, E17: [[40,5,2],[6,30,4],[1,3,29]] → 0.825, 0.339167, κ 0.735183.
 */
export function cohenKappa(table: readonly (readonly number[])[]): CohenKappa {
  expectNotEmpty(table, 'table')
  table.forEach((row, i) => {
    expectThat(row.length === table.length, `table.${i}`, `cần có ${table.length} số (bảng vuông)`)
    row.forEach((count, j) => expectCount(count, `table.${i}.${j}`))
  })
  const n = sum(table.flat())
  expectThat(n > 0, 'table', 'cần có ít nhất một góp ý được mã hoá')
  const observed = sum(table.map((row, i) => row[i] ?? 0)) / n
  const expected = sum(table.map((row, i) => (sum(row) * sum(table.map((other) => other[i] ?? 0))) / n / n))
  return { observed, expected, kappa: expected === 1 ? null : (observed - expected) / (1 - expected), n }
}
