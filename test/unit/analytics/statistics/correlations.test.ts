import { describe, expect, it } from 'vitest'
import { checkCorrelations, matrixOfPairs } from '../../../../src/analytics/statistics/correlations.ts'

describe('matrixOfPairs', () => {
  it('fills the whole matrix from the pairs above the diagonal', () => {
    expect(matrixOfPairs([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 4)).toEqual([
      [1, 0.1, 0.2, 0.3],
      [0.1, 1, 0.4, 0.5],
      [0.2, 0.4, 1, 0.6],
      [0.3, 0.5, 0.6, 1],
    ])
  })

  it('refuses another number of pairs', () => {
    expect(() => matrixOfPairs([0.1], 3)).toThrow(expect.objectContaining({ field: 'r_xx' }))
  })
})

describe('checkCorrelations', () => {
  it.each([
    [
      'an unlike mirror',
      [
        [1, 0.2],
        [0.3, 1],
      ],
      [0.1, 0.1],
      'r_xx.0.1',
    ],
    ['another diagonal', [[2]], [0.1], 'r_xx.0.0'],
    ['a correlation beyond 1', [[1]], [1.1], 'r_xy.0'],
    ['a missing row', [[1, 0.2]], [0.1, 0.1], 'r_xx'],
  ] as const)('refuses %s', (_name, factors, overall, field) => {
    expect(() => checkCorrelations({ factors, overall })).toThrow(expect.objectContaining({ field }))
  })
})
