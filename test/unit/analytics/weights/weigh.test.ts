import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weigh, type WeightCell } from '../../../../src/analytics/weights/weigh.ts'

const cell = (given: Partial<WeightCell>): WeightCell => ({
  province: '01',
  channel: 'zalo',
  persona: 'nld',
  population: 100,
  valid: 10,
  ...given,
})
const weightsOf = (cells: readonly WeightCell[]): number[] => weigh(cells).weights.map(({ weight }) => weight)

test('one margin is post-stratification: the worked case of the survey method (E10)', () => {
  const cells = [
    cell({ channel: 'zalo', population: 4_200, valid: 900 }),
    cell({ channel: 'portal', population: 2_800, valid: 300 }),
    cell({ channel: 'facebook', population: 2_000, valid: 250 }),
    cell({ channel: 'hotline', population: 1_000, valid: 50 }),
  ]
  const satisfied = [774, 270, 190, 33]
  const { weighting, weights } = weigh(cells)

  const given = weights.map(({ weight }) => weight)
  ;[0.7, 1.4, 1.2, 3].forEach((wanted, place) => expect(given[place]).toBeCloseTo(wanted, 9))
  const rate = given.reduce((sum, weight, place) => sum + weight * (satisfied[place] ?? 0), 0) / 1_500
  expect(rate).toBeCloseTo(0.8312, 9)
  expect(weighting).toMatchObject({
    kind: 'weighted',
    n: 1_500,
    nEff: expect.closeTo(1223.491, 3),
    deff: expect.closeTo(1.226, 3),
    largestGap: expect.closeTo(0, 9),
    collapsed: { province: [], channel: [], persona: [] },
  })
})

describe('small categories', () => {
  test('with fewer than five ratings are weighted together, and nobody who was not reached is left out', () => {
    const cells = [
      cell({ province: '01', population: 500, valid: 60 }),
      cell({ province: '04', population: 60, valid: 3 }),
      cell({ province: '08', population: 40, valid: 0 }),
      cell({ province: '11', population: 400, valid: 37 }),
    ]
    const { weighting, weights } = weigh(cells)

    // 04 and 08 have three ratings together: the smallest other province joins them.
    expect(weighting).toMatchObject({ kind: 'weighted', collapsed: { province: ['04', '08', '11'] } })
    const byProvince = new Map(weights.map(({ cell: { province }, weight }) => [province, weight]))
    expect(byProvince.get('04')).toBe(byProvince.get('11'))
    expect((byProvince.get('04') ?? 0) * 40).toBeCloseTo(50, 9)
    expect((byProvince.get('01') ?? 0) * 60).toBeCloseTo(50, 9)
  })
})

describe('no weights', () => {
  test('without ratings', () => {
    expect(weigh([cell({ valid: 0 })])).toEqual({ weighting: { kind: 'none', why: 'no_ratings' }, weights: [] })
    expect(weigh([])).toEqual({ weighting: { kind: 'none', why: 'no_ratings' }, weights: [] })
  })

  test('where more than half of the sample would be lost', () => {
    // Within the caps a design effect above 2 needs a small part at 3 and the rest far below.
    const cells = [
      cell({ channel: 'zalo', population: 900, valid: 25 }),
      cell({ channel: 'portal', population: 10, valid: 75 }),
    ]

    expect(weigh(cells)).toEqual({
      weighting: { kind: 'none', why: 'too_uneven', deff: expect.closeTo(0.25 * 3 ** 2 + 0.75 * (1 / 3) ** 2, 1) },
      weights: [],
    })
  })
})

test('weights lie within 0.3 and 3, and their mean over the ratings is 1', () => {
  const codes = fc.constantFrom('a', 'b', 'c', 'd')
  const cells = fc.uniqueArray(
    fc.record({ province: codes, channel: codes, persona: codes, valid: fc.nat(40), more: fc.nat(400) }),
    { minLength: 1, maxLength: 30, selector: ({ province, channel, persona }) => `${province}${channel}${persona}` },
  )
  fc.assert(
    fc.property(cells, (given) => {
      const all = given.map(({ more, ...rest }) => ({ ...rest, population: rest.valid + more + 1 }))
      const { weighting, weights } = weigh(all)
      if (weighting.kind === 'none') return
      const n = weights.reduce((sum, one) => sum + one.cell.valid, 0)
      const mean = weights.reduce((sum, one) => sum + one.cell.valid * one.weight, 0) / n
      expect(mean).toBeCloseTo(1, 9)
      for (const { weight } of weights) {
        expect(weight).toBeGreaterThanOrEqual(0.3)
        expect(weight).toBeLessThanOrEqual(3)
      }
      expect(weighting.deff).toBeLessThanOrEqual(2)
      expect(weighting.n).toBe(n)
    }),
    { numRuns: 200, seed: 7 },
  )
})

test('the same month is weighed the same each time', () => {
  const cells = [cell({ population: 300 }), cell({ province: '79', channel: 'portal', valid: 12 })]

  expect(weightsOf(cells)).toEqual(weightsOf([...cells]))
})
