import { expectNotEmpty, expectThat } from './check.ts'

/** Correlations of the factors with each other, and of each with the overall score. */
export interface Correlations {
  readonly factors: readonly (readonly number[])[]
  readonly overall: readonly number[]
}

/** More factors than this make 2^k regressions too many. */
const MOST_FACTORS = 12

export function checkCorrelations({ factors, overall }: Correlations): void {
  expectNotEmpty(overall, 'r_xy')
  expectThat(overall.length <= MOST_FACTORS, 'r_xy', `cần không quá ${MOST_FACTORS} yếu tố`)
  overall.forEach((r, index) => expectThat(Math.abs(r) <= 1, `r_xy.${index}`, 'cần là số từ −1 đến 1'))
  expectThat(factors.length === overall.length, 'r_xx', `cần có ${overall.length} hàng như r_xy`)
  factors.forEach((row, i) => {
    expectThat(row.length === overall.length, `r_xx.${i}`, `cần có ${overall.length} số`)
    row.forEach((r, j) => {
      const fits = i === j ? r === 1 : Math.abs(r) <= 1 && Math.abs(r - (factors[j]?.[i] ?? 2)) < 1e-12
      expectThat(fits, `r_xx.${i}.${j}`, 'cần là ma trận tương quan: đối xứng, đường chéo bằng 1')
    })
  })
}

/** [r12, r13, …, r23, …] → the whole matrix. */
export function matrixOfPairs(pairs: readonly number[], size: number): readonly (readonly number[])[] {
  expectThat(pairs.length === (size * (size - 1)) / 2, 'r_xx', `cần có ${(size * (size - 1)) / 2} tương quan từng đôi`)
  const at = (i: number, j: number): number => pairs[i * size - (i * (i + 1)) / 2 + (j - i - 1)] ?? 0
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? 1 : i < j ? at(i, j) : at(j, i))),
  )
}
