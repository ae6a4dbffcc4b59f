import { describe, expect, it } from 'vitest'
import { nps } from '../../../../src/analytics/statistics/nps.ts'

describe('nps', () => {
  it('gives 39 ± 7.60 for 56, 27 and 17 (survey method E03)', () => {
    const result = nps(56, 27, 17)

    expect(result.nps).toBeCloseTo(39, 12)
    expect(result.se).toBeCloseTo(7.6, 2)
    expect(result.low).toBeCloseTo(39 - 1.959964 * result.se, 4)
  })

  it('stays within −100 and 100', () => {
    expect(nps(10, 0, 0)).toMatchObject({ nps: 100, se: 0, high: 100 })
    expect(nps(1, 0, 30).low).toBe(-100)
  })

  it('refuses no answers', () => {
    expect(() => nps(0, 0, 0)).toThrow(expect.objectContaining({ field: 'n' }))
  })
})
