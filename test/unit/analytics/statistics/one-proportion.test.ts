import { describe, expect, it } from 'vitest'
import { oneProportion } from '../../../../src/analytics/statistics/one-proportion.ts'

describe('oneProportion', () => {
  // A reconstruction: about 84.05 % of the mean number of valid forms of a province, in whole forms.
  it('does not find the province at 84.05 % below 85 % (survey method E05)', () => {
    const test = oneProportion(2088, 2484, 0.85)

    expect(test.pValue).toBeCloseTo(0.19, 2)
    expect(test.low).toBeCloseTo(0.826, 3)
    expect(test.high).toBeCloseTo(0.854, 3)
  })

  it('widens with the design effect (E05)', () => {
    const test = oneProportion(2088, 2484, 0.85, { deff: 2 })

    expect(test.low).toBeCloseTo(0.819, 3)
    expect(test.high).toBeCloseTo(0.86, 3)
  })

  it('agrees with its interval: significant exactly where the target is outside', () => {
    for (const x of [70, 75, 78, 79, 80, 85, 89, 90, 92, 93, 97]) {
      const test = oneProportion(x, 100, 0.85)
      expect(test.pValue < 0.05, String(x)).toBe(test.high < 0.85 || test.low > 0.85)
      expect(test.pBelow + test.pAbove).toBeCloseTo(1, 12)
    }
  })
})
