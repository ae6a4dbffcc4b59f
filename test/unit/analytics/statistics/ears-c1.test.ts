import { describe, expect, it } from 'vitest'
import { earsC1 } from '../../../../src/analytics/statistics/ears-c1.ts'

describe('earsC1', () => {
  // A reconstruction: seven counts with the printed mean and standard deviation.
  it('gives z 5.0975 (survey method S06)', () => {
    const { mean, sd, z, signal } = earsC1([3, 4, 5, 5, 6, 6, 7], 12)

    expect(mean).toBeCloseTo(5.1429, 4)
    expect(sd).toBeCloseTo(1.3452, 4)
    expect(z).toBeCloseTo(5.0975, 4)
    expect(signal).toBe(true)
  })

  it('signals on any rise above a baseline that never varies, without a z', () => {
    expect(earsC1([0, 0, 0, 0, 0, 0, 0], 1)).toEqual({ mean: 0, sd: 0, z: null, signal: true })
    expect(earsC1([2, 2, 2], 2).signal).toBe(false)
  })

  it('refuses a single day as baseline', () => {
    expect(() => earsC1([3], 4)).toThrow(expect.objectContaining({ field: 'baseline' }))
  })
})
