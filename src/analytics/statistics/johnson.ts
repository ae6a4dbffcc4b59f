import { expectThat } from './check.ts'
import { checkCorrelations, type Correlations } from './correlations.ts'
import { type Importance, importance } from './lmg.ts'
import { sum } from './sums.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

/**
 * Relative weights through the nearest uncorrelated factors: a check of LMG. Source: J. W. Johnson 2000 (R rwa, yhat);
 * survey method §2.11, E15: 0.177672, 0.219977, 0.052794.
 */
export function johnson(correlations: Correlations): Importance {
  checkCorrelations(correlations)
  const { factors, overall } = correlations
  const { values, vectors } = symmetricEigen(factors)
  expectThat(
    values.every((value) => value > 1e-12),
    'r_xx',
    'các yếu tố không được suy ra hết từ nhau (ma trận cần xác định dương)',
  )
  const power = (exponent: number): readonly (readonly number[])[] =>
    factors.map((row, i) =>
      row.map((_, j) =>
        sum(values.map((value, k) => value ** exponent * (vectors[i]?.[k] ?? 0) * (vectors[j]?.[k] ?? 0))),
      ),
    )
  const loadings = power(0.5)
  const slopes = power(-0.5).map((row) => sum(row.map((value, j) => value * (overall[j] ?? 0))))
  const weights = loadings.map((row) => sum(row.map((value, j) => value ** 2 * (slopes[j] ?? 0) ** 2)))
  const r2 = sum(weights)
  expectThat(r2 <= 1 + 1e-9, 'r_xy', 'các tương quan mâu thuẫn nhau: R² vượt 1')
  return importance(r2, weights)
}
