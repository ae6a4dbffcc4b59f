import { describe, expect, it } from 'vitest'
import { csat } from '../../../../src/analytics/statistics/csat.ts'

describe('csat', () => {
  // The answers 1–3 are a reconstruction: the sheet prints 212 fives, 148 fours, 480 in all and the mean.
  it('gives the numbers of survey method E02', () => {
    const result = csat([25, 34, 61, 148, 212])

    expect(result).toMatchObject({ n: 480, csat: 0.75 })
    expect(result.mean).toBeCloseTo(4.0167, 4)
    expect(result.meanOver5).toBeCloseTo(0.8033, 4)
    expect(result.meanRescaled).toBeCloseTo(0.7542, 4)
    expect(result.bottom2).toBeCloseTo(0.1229, 4)
    expect(result.low).toBeCloseTo(0.709381, 6)
    expect(result.high).toBeCloseTo(0.786649, 6)
  })

  it('gives the seven ratings of the cleaning case 5/7 and a mean of 4 (survey method §2.5)', () => {
    const result = csat([1, 0, 1, 1, 4])

    expect(result.csat).toBeCloseTo(0.714286, 6)
    expect(result.mean).toBe(4)
  })

  it('refuses a part of an answer and no answers', () => {
    expect(() => csat([0, 0, 0, 0.5, 1])).toThrow(expect.objectContaining({ field: 'counts.3' }))
    expect(() => csat([0, 0, 0, 0, 0])).toThrow(expect.objectContaining({ field: 'counts' }))
  })
})
