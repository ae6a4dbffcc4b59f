import { describe, expect, it } from 'vitest'
import { ces } from '../../../../src/analytics/statistics/ces.ts'

describe('ces', () => {
  // A reconstruction: the sheet prints the mean and the share only.
  it('gives mean 5.74 and share 0.82 (survey method E03)', () => {
    const result = ces([0, 0, 0, 9, 0, 36, 5])

    expect(result.mean).toBeCloseTo(5.74, 12)
    expect(result.easy).toBeCloseTo(0.82, 12)
    expect(result.n).toBe(50)
  })

  it('counts 5, 6 and 7 as easy', () => {
    expect(ces([1, 1, 1, 1, 1, 1, 1])).toMatchObject({ mean: 4, easy: 3 / 7 })
  })

  it('refuses another scale', () => {
    expect(() => ces([1, 2, 3, 4, 5])).toThrow(expect.objectContaining({ field: 'counts' }))
  })
})
