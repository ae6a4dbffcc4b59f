import { describe, expect, it } from 'vitest'
import { cohenKappa } from '../../../../src/analytics/statistics/cohen-kappa.ts'

describe('cohenKappa', () => {
  it('gives 0.735183 for the table of survey method E17', () => {
    const { observed, expected, kappa } = cohenKappa([
      [40, 5, 2],
      [6, 30, 4],
      [1, 3, 29],
    ])

    expect(observed).toBeCloseTo(0.825, 12)
    expect(expected).toBeCloseTo(0.339167, 6)
    expect(kappa).toBeCloseTo(0.735183, 6)
  })

  it('gives none where both always used the same code', () => {
    expect(
      cohenKappa([
        [9, 0],
        [0, 0],
      ]).kappa,
    ).toBeNull()
  })

  it('refuses a table that is not square', () => {
    expect(() => cohenKappa([[1, 2]])).toThrow(expect.objectContaining({ field: 'table.0' }))
  })
})
