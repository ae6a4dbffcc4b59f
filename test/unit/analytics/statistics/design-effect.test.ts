import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { kish, repeatRaters } from '../../../../src/analytics/statistics/design-effect.ts'

describe('repeatRaters', () => {
  it('gives deff 1.21 and 991.74 of 1,200 (survey method E22)', () => {
    const { deff, nEff } = repeatRaters(1200, 1.6, 0.35)

    expect(deff).toBeCloseTo(1.21, 12)
    expect(nEff).toBeCloseTo(991.74, 2)
  })

  it('refuses fewer than one rating a person', () => {
    expect(() => repeatRaters(1200, 0.9, 0.35)).toThrow(expect.objectContaining({ field: 'm' }))
  })
})

describe('kish', () => {
  it('gives n_eff 1223.491 and deff 1.226 (survey method E10)', () => {
    const { nEff, deff, n } = kish([
      { weight: 0.7, n: 900 },
      { weight: 1.4, n: 300 },
      { weight: 1.2, n: 250 },
      { weight: 3, n: 50 },
    ])

    expect(n).toBe(1500)
    expect(nEff).toBeCloseTo(1223.491, 3)
    expect(deff).toBeCloseTo(1.226, 6)
  })

  it('never finds more than n, and all of n with equal weights', () => {
    const groups = fc.array(
      fc.record({ weight: fc.double({ min: 0.01, max: 50, noNaN: true }), n: fc.integer({ min: 1, max: 900 }) }),
      { minLength: 1, maxLength: 20 },
    )

    fc.assert(
      fc.property(groups, (given) => {
        const { n, nEff } = kish(given)
        expect(nEff).toBeLessThanOrEqual(n * (1 + 1e-12))
        expect(kish(given.map((group) => ({ ...group, weight: 2 }))).nEff).toBeCloseTo(n, 8)
      }),
    )
  })

  it('refuses weights that are all 0', () => {
    expect(() => kish([{ weight: 0, n: 4 }])).toThrow(expect.objectContaining({ field: 'weights' }))
  })
})
