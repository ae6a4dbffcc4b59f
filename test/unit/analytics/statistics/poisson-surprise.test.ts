import { describe, expect, it } from 'vitest'
import { poissonSurprise } from '../../../../src/analytics/statistics/poisson-surprise.ts'

describe('poissonSurprise', () => {
  it('gives probability, ratio and exact interval of survey method S03', () => {
    const result = poissonSurprise(11, 4.2)

    expect(result.pValue).toBeCloseTo(0.004069, 6)
    expect(result.ratio).toBeCloseTo(2.619, 3)
    expect(result.low).toBeCloseTo(1.3074, 4)
    expect(result.high).toBeCloseTo(4.6862, 4)
  })

  it('is not surprised by nothing: the upper end is 3.6889 (−ln 0.025) of one expected', () => {
    expect(poissonSurprise(0, 1)).toMatchObject({ pValue: 1, low: 0 })
    expect(poissonSurprise(0, 1).high).toBeCloseTo(-Math.log(0.025), 10)
  })
})
