import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { incompleteGamma } from '../../../../src/analytics/statistics/incomplete-gamma.ts'

describe('incompleteGamma', () => {
  it('is the sum of Poisson terms for whole numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 60, noNaN: true }), (a, x) => {
        let term = Math.exp(-x)
        let sum = 0
        for (let k = 0; k < a; k += 1) {
          sum += term
          term *= x / (k + 1)
        }
        const { lower, upper } = incompleteGamma(a, x)
        expect(upper).toBeCloseTo(sum, 12)
        expect(lower + upper).toBeCloseTo(1, 12)
      }),
    )
  })
})
