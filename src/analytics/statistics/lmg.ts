import { expectThat } from './check.ts'
import { checkCorrelations, type Correlations } from './correlations.ts'
import { sum } from './sums.ts'

export interface Importance {
  readonly r2: number
  /** Parts of R², one a factor. */
  readonly weights: readonly number[]
  /** The same as shares of R². */
  readonly shares: readonly number[]
}

/**
 * Drivers: each factor's part of R², averaged over all orders of entering (Lindeman, Merenda, Gold; the Shapley value
 * of R²). Source: U. Grömping 2006 (R relaimpo); survey method §2.11, E15: R² 0.450444 → 0.176337, 0.222234, 0.051873.
 */
export function lmg(correlations: Correlations): Importance {
  checkCorrelations(correlations)
  const count = correlations.overall.length
  const r2 = Array.from({ length: 2 ** count }, (_, set) => explained(correlations, membersOf(set, count)))
  const whole = r2[2 ** count - 1] ?? 0
  const weights = correlations.overall.map((_, factor) => {
    const bit = 2 ** factor
    const gains = r2.map((without, set) => {
      if ((set & bit) !== 0) return 0
      return ((r2[set | bit] ?? 0) - without) * orderShare(membersOf(set, count).length, count)
    })
    return sum(gains)
  })
  return importance(whole, weights)
}

export function importance(r2: number, weights: readonly number[]): Importance {
  return { r2, weights, shares: weights.map((weight) => (r2 > 0 ? weight / r2 : 0)) }
}

function membersOf(set: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, factor) => factor).filter((factor) => (set & (2 ** factor)) !== 0)
}

/** Share of orders in which exactly a given set of this size stands before a given factor: s!(k − s − 1)!/k!. */
function orderShare(size: number, count: number): number {
  let share = 1 / count
  for (let step = 1; step <= size; step += 1) share *= step / (count - step)
  return share
}

/** R² of the overall score on these factors: |L⁻¹ r|² with the Cholesky factor L of their correlations. */
function explained({ factors, overall }: Correlations, members: readonly number[]): number {
  const rows: number[][] = []
  const solved: number[] = []
  members.forEach((factor, i) => {
    const row: number[] = []
    for (let j = 0; j < i; j += 1) {
      const inner = sum((rows[j] ?? []).slice(0, j).map((value, k) => value * (row[k] ?? 0)))
      row.push(((factors[factor]?.[members[j] ?? 0] ?? 0) - inner) / (rows[j]?.[j] ?? 1))
    }
    const rest = 1 - sum(row.map((value) => value * value))
    expectThat(rest > 1e-12, 'r_xx', 'các yếu tố không được suy ra hết từ nhau (ma trận cần xác định dương)')
    row.push(Math.sqrt(rest))
    rows.push(row)
    const known = sum(row.slice(0, i).map((value, k) => value * (solved[k] ?? 0)))
    solved.push(((overall[factor] ?? 0) - known) / (row[i] ?? 1))
  })
  const r2 = sum(solved.map((value) => value * value))
  expectThat(r2 <= 1 + 1e-9, 'r_xy', 'các tương quan mâu thuẫn nhau: R² vượt 1')
  return r2
}
