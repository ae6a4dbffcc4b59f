import { describe, expect, it } from 'vitest'
import { twoProportion } from '../../../../src/analytics/statistics/two-proportion.ts'

const before = { successes: 412, n: 480 }
const now = { successes: 455, n: 500 }

describe('twoProportion', () => {
  it('gives z, p and the interval of survey method E08', () => {
    const test = twoProportion(before, now)

    expect(test.difference).toBeCloseTo(-0.051667, 6)
    expect(test.z).toBeCloseTo(-2.5315, 4)
    expect(test.pValue).toBeCloseTo(0.011357, 6)
    expect(test.low).toBeCloseTo(-0.092234, 6)
    expect(test.high).toBeCloseTo(-0.011598, 6)
  })

  it('is weaker with a design effect, and its interval wider (E08b)', () => {
    const test = twoProportion(before, now, { deff: 1.5 })

    expect(test.z).toBeCloseTo(-2.067, 3)
    expect(test.pValue).toBeCloseTo(0.0387, 4)
    expect(test.low).toBeLessThan(-0.092234)
  })

  // A reconstruction: the sheet prints the two rates only; both years with the valid forms of 2025.
  it('finds the national rise of 2.03 points significant, with digits far out (E07)', () => {
    const test = twoProportion({ successes: 75_581, n: 84_448 }, { successes: 73_867, n: 84_448 })

    expect(test.p1).toBeCloseTo(0.895, 4)
    expect(test.p2).toBeCloseTo(0.8747, 4)
    expect(test.z).toBeCloseTo(13.066, 3)
    expect(test.pValue).toBeGreaterThan(0)
    expect(test.pValue).toBeLessThan(1e-38)
  })

  it('sees no difference where nobody was dissatisfied', () => {
    const test = twoProportion({ successes: 9, n: 9 }, { successes: 4, n: 4 })

    expect(test).toMatchObject({ z: 0, pValue: 1, difference: 0 })
  })

  it('names the field at fault', () => {
    expect(() => twoProportion(before, { successes: 5, n: 4 })).toThrow(expect.objectContaining({ field: 'x2' }))
  })
})
