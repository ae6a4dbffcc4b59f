import { describe, expect, it } from 'vitest'
import { bootstrap } from '../../../../src/analytics/statistics/bootstrap.ts'

/** A reconstruction: the sheet prints the results of 12 persons × 3 answers; these persons' answers give them all. */
const persons = [
  ...Array.from({ length: 6 }, () => [1, 1, 1]),
  ...Array.from({ length: 2 }, () => [1, 1, 0]),
  ...Array.from({ length: 4 }, () => [1, 0, 0]),
]

describe('bootstrap', () => {
  it.each([1, 7, 2026])('comes within 0.01 of survey method E09 with seed %i', (seed) => {
    const result = bootstrap(persons, { seed, replicates: 5000 })

    expect(Math.abs(result.se - 0.086365)).toBeLessThan(0.003)
    expect(Math.abs(result.low - 0.556)).toBeLessThan(0.01)
    expect(Math.abs(result.high - 0.889)).toBeLessThan(0.01)
  })

  it('repeats itself exactly with the same seed, and differs with another', () => {
    const once = bootstrap(persons, { seed: 3, replicates: 500 })

    expect(bootstrap(persons, { seed: 3, replicates: 500 })).toEqual(once)
    expect(bootstrap(persons, { seed: 4, replicates: 500 }).se).not.toBe(once.se)
  })

  it('refuses too few replicates', () => {
    expect(() => bootstrap(persons, { replicates: 10 })).toThrow(expect.objectContaining({ field: 'replicates' }))
  })
})
