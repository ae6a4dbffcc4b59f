import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { newcombe } from '../../../../src/analytics/statistics/newcombe.ts'

describe('newcombe', () => {
  it('gives the interval of survey method E08', () => {
    const { difference, low, high } = newcombe({ successes: 412, n: 480 }, { successes: 455, n: 500 })

    expect(difference).toBeCloseTo(-0.051667, 6)
    expect(low).toBeCloseTo(-0.092234, 6)
    expect(high).toBeCloseTo(-0.011598, 6)
  })

  it('keeps a width where everybody is satisfied', () => {
    const { difference, low, high } = newcombe({ successes: 12, n: 12 }, { successes: 12, n: 12 })

    expect(difference).toBe(0)
    expect(high).toBeCloseTo(0.242494, 6)
    expect(low).toBeCloseTo(-0.242494, 6)
  })

  it('turns its sign with the order, and stays within −1 and 1', () => {
    const sample = fc
      .integer({ min: 1, max: 2000 })
      .chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 0, max: n }) }))

    fc.assert(
      fc.property(sample, sample, (one, two) => {
        const there = newcombe(one, two)
        const back = newcombe(two, one)
        expect(there.low).toBeCloseTo(-back.high, 12)
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})
