import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { clustered } from '../../../../src/analytics/statistics/clustered.ts'
import { jackknife } from '../../../../src/analytics/statistics/jackknife.ts'

/** A reconstruction: the sheet prints the results of 12 persons × 3 answers; these persons' answers give them all. */
const persons = [
  ...Array.from({ length: 6 }, () => [1, 1, 1]),
  ...Array.from({ length: 2 }, () => [1, 1, 0]),
  ...Array.from({ length: 4 }, () => [1, 0, 0]),
]

describe('clustered', () => {
  it('gives the errors and the t interval of survey method E09', () => {
    const result = clustered(persons)

    expect(result.index).toBeCloseTo(0.722222, 6)
    expect(result.se).toBeCloseTo(0.090205, 6)
    expect(result.naiveSe).toBeCloseTo(0.074651, 6)
    expect(result.low).toBeCloseTo(0.5237, 4)
    expect(result.high).toBeCloseTo(0.9208, 4)
  })

  it('comes out as by hand for persons with unlike numbers of answers', () => {
    // Index 3/4; residuals 2 − 0.75·3 and 1 − 0.75·1; SE = √(2·(0.0625 + 0.0625))/4.
    const { index, se } = clustered([[1, 1, 0], [1]])

    expect(index).toBe(0.75)
    expect(se).toBeCloseTo(0.125, 12)
  })

  it('does not promise a single point where all agree', () => {
    const { se, wilson } = clustered(Array.from({ length: 12 }, () => [1, 1, 1]))

    expect(se).toBe(0)
    expect(wilson?.low).toBeCloseTo(0.757506, 6)
  })

  it('keeps shares within 0 and 1 and leaves other scores alone', () => {
    expect(clustered([[1], [1], [1], [0]]).high).toBe(1)
    expect(clustered([[5], [5], [5], [1]]).high).toBeGreaterThan(5)
    expect(clustered([[5], [1]]).wilson).toBeNull()
  })

  it('equals the jackknife where all gave equally many answers', () => {
    const answers = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 30,
    })

    fc.assert(
      fc.property(answers, (given) => {
        expect(jackknife(given).se).toBeCloseTo(clustered(given).se, 10)
      }),
    )
  })

  it('refuses a single person and a person without answers', () => {
    expect(() => clustered([[1, 0]])).toThrow(expect.objectContaining({ field: 'persons' }))
    expect(() => clustered([[1], []])).toThrow(expect.objectContaining({ field: 'persons.1' }))
  })
})
