import { describe, expect, it } from 'vitest'
import { fiveFactorIndex } from '../../../../src/analytics/statistics/five-factor-index.ts'

describe('fiveFactorIndex', () => {
  it('gives 0.824 ± 0.023366 (survey method E23)', () => {
    const factors = [172, 160, 176, 170, 146].map((satisfied) => ({ satisfied, n: 200 }))

    const { index, se, halfWidth } = fiveFactorIndex(factors)

    expect(index).toBeCloseTo(0.824, 12)
    expect(se).toBeCloseTo(0.011921, 6)
    expect(halfWidth).toBeCloseTo(0.023366, 6)
  })

  it('keeps a width by the score interval where all are satisfied', () => {
    const { low, high, score } = fiveFactorIndex(Array.from({ length: 5 }, () => ({ satisfied: 12, n: 12 })))

    expect([low, high]).toEqual([1, 1])
    // Five Wilson intervals of 12/12, one beside the other: 0.242494/√5 below.
    expect(score.low).toBeCloseTo(1 - 0.242494 / Math.sqrt(5), 6)
  })
})
