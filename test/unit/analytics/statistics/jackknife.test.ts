import { describe, expect, it } from 'vitest'
import { jackknife } from '../../../../src/analytics/statistics/jackknife.ts'

/** A reconstruction: the sheet prints the results of 12 persons × 3 answers; these persons' answers give them all. */
const persons = [
  ...Array.from({ length: 6 }, () => [1, 1, 1]),
  ...Array.from({ length: 2 }, () => [1, 1, 0]),
  ...Array.from({ length: 4 }, () => [1, 0, 0]),
]

describe('jackknife', () => {
  it('gives the error and the interval of survey method E09', () => {
    const result = jackknife(persons)

    expect(result.index).toBeCloseTo(0.722222, 6)
    expect(result.se).toBeCloseTo(0.090205, 6)
    expect(result.low).toBeCloseTo(0.5237, 4)
    expect(result.high).toBeCloseTo(0.9208, 4)
  })

  it('comes out as by hand for persons with unlike numbers of answers', () => {
    // Without the first 1, without the second 2/3, without the third 3/4: mean 29/36.
    const left = [1, 2 / 3, 3 / 4].map((value) => (value - 29 / 36) ** 2)
    const expected = Math.sqrt((2 / 3) * left.reduce((a, b) => a + b, 0))

    expect(jackknife([[1, 0], [1, 1], [1]]).se).toBeCloseTo(expected, 12)
  })
})
