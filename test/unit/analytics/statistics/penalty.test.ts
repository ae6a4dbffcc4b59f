import { describe, expect, it } from 'vitest'
import { penalties } from '../../../../src/analytics/statistics/penalty.ts'

/** A reconstruction: 1,200 rows found by search; the sheet prints the penalties. */
const chips = [
  { code: 'F1', n: 60, satisfied: 22 },
  { code: 'F2', n: 180, satisfied: 45 },
  { code: 'F3', n: 45, satisfied: 20 },
  { code: 'F4', n: 150, satisfied: 60 },
  { code: 'F5', n: 40, satisfied: 8 },
]

describe('penalties', () => {
  it('gives the penalties of survey method E15b, largest first', () => {
    const result = penalties({ n: 725, satisfied: 690 }, chips)

    expect(result.chips.map(({ code }) => code)).toEqual(['F2', 'F4', 'F1', 'F5', 'F3'])
    const points = [10.5259, 6.8966, 2.9253, 2.5057, 1.9023]
    for (const [index, chip] of result.chips.entries()) expect(chip.points).toBeCloseTo(points[index] ?? 0, 4)
    expect(result.sum).toBeCloseTo(24.7557, 4)
    expect(100 * (result.noProblemCsat - result.overall)).toBeCloseTo(result.sum, 10)
  })

  it('gives a chip that nobody chose no penalty', () => {
    const { chips: found } = penalties({ n: 10, satisfied: 9 }, [{ code: 'F1', n: 0, satisfied: 0 }])

    expect(found).toEqual([{ code: 'F1', share: 0, csat: 0, points: 0, part: null }])
  })

  it('refuses ratings that all name a problem: there is nothing to compare with', () => {
    expect(() => penalties({ n: 0, satisfied: 0 }, chips)).toThrow(expect.objectContaining({ field: 'none.n' }))
  })
})
