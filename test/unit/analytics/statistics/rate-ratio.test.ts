import { describe, expect, it } from 'vitest'
import { rateRatio } from '../../../../src/analytics/statistics/rate-ratio.ts'

describe('rateRatio', () => {
  it('gives ratio, exact p and log interval of survey method S04', () => {
    const result = rateRatio({ x: 18, n: 640 }, { x: 9, n: 710 })

    expect(result.ratio).toBeCloseTo(2.2188, 4)
    expect(result.pValue).toBeCloseTo(0.034641, 6)
    expect(result.low).toBeCloseTo(0.9968, 4)
    expect(result.high).toBeCloseTo(4.9387, 4)
  })

  it('gives the exact p, but no ratio, where nothing was counted before', () => {
    const { pValue, ...rest } = rateRatio({ x: 3, n: 100 }, { x: 0, n: 100 })

    expect(rest).toEqual({ ratio: null, low: null, high: null })
    expect(pValue).toBeCloseTo(0.125, 12)
  })

  it('refuses two empty periods', () => {
    expect(() => rateRatio({ x: 0, n: 5 }, { x: 0, n: 5 })).toThrow(expect.objectContaining({ field: 'x1' }))
  })
})
