import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { symmetricEigen } from '../../../../src/analytics/statistics/symmetric-eigen.ts'

describe('symmetricEigen', () => {
  it('gives a matrix back from its values and vectors', () => {
    const entry = fc.double({ min: -5, max: 5, noNaN: true })
    const matrix = fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 })

    fc.assert(
      fc.property(matrix, (given) => {
        const symmetric = given.map((row, i) => row.map((value, j) => (value + (given[j]?.[i] ?? 0)) / 2))
        const { values, vectors } = symmetricEigen(symmetric)
        symmetric.forEach((row, i) =>
          row.forEach((value, j) => {
            const back = values.reduce(
              (sum, eigen, k) => sum + eigen * (vectors[i]?.[k] ?? 0) * (vectors[j]?.[k] ?? 0),
              0,
            )
            expect(back).toBeCloseTo(value, 10)
          }),
        )
      }),
    )
  })
})
