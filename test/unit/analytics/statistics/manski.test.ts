import { describe, expect, it } from 'vitest'
import { manski } from '../../../../src/analytics/statistics/manski.ts'

describe('manski', () => {
  it('gives 0.27 … 0.97, and 0.83 where the others are 10 points less satisfied (survey method E18)', () => {
    const { low, high, adjusted } = manski(0.3, 0.9, 0.8)

    expect(low).toBeCloseTo(0.27, 12)
    expect(high).toBeCloseTo(0.97, 12)
    expect(adjusted).toBeCloseTo(0.83, 12)
  })

  it('knows the rate where all answered, and nothing where nobody did', () => {
    expect(manski(1, 0.9)).toMatchObject({ low: 0.9, high: 0.9, adjusted: null })
    expect(manski(0, 0.9)).toMatchObject({ low: 0, high: 1 })
  })
})
