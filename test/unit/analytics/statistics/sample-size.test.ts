import { describe, expect, it } from 'vitest'
import { marginOfError, sizeForMargin, sizeForPower, slovin } from '../../../../src/analytics/statistics/sample-size.ts'

describe('sample sizes (survey method E19)', () => {
  it('takes 397 of 50,000 by Slovin with 5 %', () => {
    expect(slovin(50_000, 0.05).n).toBe(397)
  })

  it('takes 545 for ±3 points, 1,225 for ±2, 375 of a population of 1,200', () => {
    expect(sizeForMargin(0.85, 0.03).n).toBe(545)
    expect(sizeForMargin(0.85, 0.02).n).toBe(1225)
    expect(sizeForMargin(0.85, 0.03, { population: 1200 }).n).toBe(375)
  })

  it('takes 3,839 a period to see 90 → 88 %, in either direction', () => {
    expect(sizeForPower(0.9, 0.88).n).toBe(3839)
    expect(sizeForPower(0.88, 0.9).n).toBe(3839)
  })

  it('takes more with a design effect', () => {
    expect(sizeForMargin(0.85, 0.03, { deff: 2 }).exact).toBeCloseTo(2 * sizeForMargin(0.85, 0.03).exact, 9)
  })

  it('does not round up a whole number', () => {
    expect(slovin(400, 0.05).n).toBe(200)
  })

  it('shows ±12.8 points at n = 30, ±1.4 and 2.0 points between provinces of 2,484 (E01)', () => {
    expect(marginOfError(0.85, 30).halfWidth).toBeCloseTo(0.128, 3)
    expect(marginOfError(0.85, 2484).halfWidth).toBeCloseTo(0.014, 3)
    expect(marginOfError(0.85, 2484).smallestDifference).toBeCloseTo(0.02, 3)
  })

  it('refuses equal shares: no number of answers shows that', () => {
    expect(() => sizeForPower(0.9, 0.9)).toThrow(expect.objectContaining({ field: 'p2' }))
  })
})
