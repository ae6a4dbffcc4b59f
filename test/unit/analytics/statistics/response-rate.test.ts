import { describe, expect, it } from 'vitest'
import { responseRates } from '../../../../src/analytics/statistics/response-rate.ts'

describe('responseRates', () => {
  it('gives the rates of the yearly survey of 2025 (survey method E01)', () => {
    const rates = responseRates(91_296, 84_508, 84_448)

    expect(rates.returnRate).toBeCloseTo(0.9256, 4)
    expect(rates.validOfReturned).toBeCloseTo(0.9993, 4)
    expect(rates.validOfIssued).toBeCloseTo(0.925, 4)
    expect(rates.coverageIssuedOfClosed).toBeNull()
  })

  it('gives those of the cleaning case of 20 conversations (survey method §2.5)', () => {
    const rates = responseRates(15, 12, 7, 20)

    expect(rates.returnRate).toBe(0.8)
    expect(rates.validOfReturned).toBeCloseTo(0.583333, 6)
    expect(rates.coverageIssuedOfClosed).toBe(0.75)
  })

  it('refuses a funnel that widens', () => {
    expect(() => responseRates(10, 11, 3)).toThrow(expect.objectContaining({ field: 'returned' }))
    expect(() => responseRates(10, 5, 6)).toThrow(expect.objectContaining({ field: 'valid' }))
  })
})
