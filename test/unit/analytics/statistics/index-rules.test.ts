import { describe, expect, it } from 'vitest'
import { indexRules, type Factor } from '../../../../src/analytics/statistics/index-rules.ts'

/**
 * A reconstruction: the sheet prints the five indices of E04, not its answers. 12 criteria in 5 factors, found by
 * search so that all five come out.
 */
const factors: readonly Factor[] = [
  {
    code: 'F1',
    criteria: [
      [16, 33, 52, 92, 207],
      [9, 19, 31, 171, 170],
      [9, 19, 30, 171, 171],
    ],
  },
  {
    code: 'F2',
    criteria: [
      [1, 2, 5, 46, 46],
      [3, 6, 11, 78, 62],
      [8, 16, 24, 335, 257],
    ],
  },
  {
    code: 'F3',
    criteria: [
      [3, 6, 10, 31, 30],
      [18, 36, 56, 145, 145],
    ],
  },
  {
    code: 'F4',
    criteria: [
      [5, 10, 17, 84, 84],
      [4, 8, 13, 38, 37],
    ],
  },
  {
    code: 'F5',
    criteria: [
      [2, 4, 6, 34, 34],
      [2, 4, 8, 43, 43],
    ],
  },
]

describe('indexRules', () => {
  it('gives the five different indices of survey method E04', () => {
    const index = indexRules(factors)

    expect(index.A).toBeCloseTo(0.830208, 6)
    expect(index.B).toBeCloseTo(0.82375, 6)
    expect(index.C).toBeCloseTo(0.834641, 6)
    expect(index.D).toBeCloseTo(0.828026, 6)
    expect(index.E).toBeCloseTo(0.785033, 6)
  })

  it('comes out as by hand on two factors', () => {
    // F1: 2/4 and 4/5; F2: 1/2. Means 3.25, 4.2, 3.
    const index = indexRules([
      {
        code: 'F1',
        criteria: [
          [0, 1, 1, 2, 0],
          [0, 0, 1, 2, 2],
        ],
      },
      { code: 'F2', criteria: [[1, 0, 0, 0, 1]] },
    ])

    expect(index.A).toBeCloseTo(0.6, 12)
    expect(index.B).toBeCloseTo(0.575, 12)
    expect(index.C).toBeCloseTo(7 / 11, 12)
    expect(index.D).toBeCloseTo((3.25 + 4.2 + 3) / 15, 12)
    expect(index.E).toBeCloseTo((3.25 + 4.2 + 3 - 3) / 12, 12)
    expect(index.n).toBe(11)
  })

  it('gives A and B alike where every factor has one criterion', () => {
    const index = indexRules([
      { code: 'F1', criteria: [[1, 1, 1, 4, 3]] },
      { code: 'F2', criteria: [[0, 0, 5, 4, 3]] },
    ])

    expect(index.A).toBe(index.B)
  })

  it.each([
    ['no factor', [], 'factors'],
    ['a factor without criteria', [{ code: 'F1', criteria: [] }], 'factors.0'],
    ['a criterion without answers', [{ code: 'F1', criteria: [[0, 0, 0, 0, 0]] }], 'factors.0.0'],
  ] as const)('refuses %s', (_name, given, field) => {
    expect(() => indexRules(given)).toThrow(expect.objectContaining({ field }))
  })
})
