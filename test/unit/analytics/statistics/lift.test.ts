import { describe, expect, it } from 'vitest'
import { lift } from '../../../../src/analytics/statistics/lift.ts'

describe('lift', () => {
  it('gives lift, shrunk lift and interval of survey method S07', () => {
    const result = lift({ x: 37, n: 410 }, { x: 1250, n: 31_000 })

    expect(result.share).toBeCloseTo(0.090244, 6)
    expect(result.reference).toBeCloseTo(0.040323, 6)
    expect(result.lift).toBeCloseTo(2.238, 3)
    expect(result.shrunkLift).toBeCloseTo(2.1035, 4)
    expect(result.low).toBeCloseTo(0.0662, 4)
    expect(result.high).toBeCloseTo(0.1219, 4)
  })

  it('refuses a signal that the country never shows', () => {
    expect(() => lift({ x: 1, n: 9 }, { x: 0, n: 900 })).toThrow(expect.objectContaining({ field: 'ref_x' }))
  })
})
