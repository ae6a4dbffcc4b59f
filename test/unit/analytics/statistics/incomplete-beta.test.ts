import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { incompleteBeta } from '../../../../src/analytics/statistics/incomplete-beta.ts'

describe('incompleteBeta', () => {
  it('is the sum of binomial terms for whole numbers', () => {
    const whole = fc.integer({ min: 1, max: 25 })

    fc.assert(
      fc.property(whole, whole, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, x) => {
        const n = a + b - 1
        let choose = 1
        let sum = 0
        for (let k = 0; k <= n; k += 1) {
          if (k >= a) sum += choose * x ** k * (1 - x) ** (n - k)
          choose *= (n - k) / (k + 1)
        }
        const { lower, upper } = incompleteBeta(x, a, b)
        expect(lower).toBeCloseTo(sum, 11)
        expect(lower + upper).toBeCloseTo(1, 12)
      }),
    )
  })

  it('knows its ends', () => {
    expect(incompleteBeta(0, 2, 3).lower).toBe(0)
    expect(incompleteBeta(1, 2, 3).lower).toBe(1)
  })
})
