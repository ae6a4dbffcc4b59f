import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { kitagawa } from '../../../../src/analytics/statistics/kitagawa.ts'

describe('kitagawa', () => {
  // A reconstruction: two groups found by search; the sheet prints the three effects.
  it('finds that the fall came from the mix (survey method E16)', () => {
    const result = kitagawa([
      { size1: 25, rate1: 0.7, size2: 65, rate2: 0.71 },
      { size1: 75, rate1: 0.75, size2: 35, rate2: 0.74 },
    ])

    expect(result.total).toBeCloseTo(-0.017, 12)
    expect(result.mix).toBeCloseTo(-0.016, 12)
    expect(result.rate).toBeCloseTo(-0.001, 12)
  })

  it('leaves nothing over', () => {
    const size = fc.integer({ min: 1, max: 500 })
    const rate = fc.double({ min: 0, max: 1, noNaN: true })
    const group = fc.record({ size1: size, rate1: rate, size2: size, rate2: rate })

    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 9 }), (groups) => {
        const { total, mix, rate: own, rate1, rate2 } = kitagawa(groups)
        expect(mix + own).toBeCloseTo(total, 12)
        expect(rate2 - rate1).toBe(total)
      }),
    )
  })
})
