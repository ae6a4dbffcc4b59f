import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { johnson } from '../../../../src/analytics/statistics/johnson.ts'
import { lmg } from '../../../../src/analytics/statistics/lmg.ts'

const worked = {
  factors: [
    [1, 0.5, 0.3],
    [0.5, 1, 0.4],
    [0.3, 0.4, 1],
  ],
  overall: [0.55, 0.6, 0.35],
}

/** Correlations of factors that share one cause: always possible together. */
const possible = fc
  .array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { minLength: 2, maxLength: 6 })
  .map((loadings) => ({
    factors: loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b))),
    overall: loadings.map((loading) => loading * 0.8),
  }))

describe('johnson', () => {
  it('gives the weights of survey method E15', () => {
    const { weights } = johnson(worked)

    for (const [index, weight] of [0.177672, 0.219977, 0.052794].entries())
      expect(weights[index]).toBeCloseTo(weight, 6)
  })

  it('shares out the same R² as LMG', () => {
    fc.assert(
      fc.property(possible, (given) => {
        expect(johnson(given).r2).toBeCloseTo(lmg(given).r2, 8)
      }),
    )
  })

  it('refuses factors that are the same', () => {
    expect(() =>
      johnson({
        factors: [
          [1, 1],
          [1, 1],
        ],
        overall: [0.5, 0.5],
      }),
    ).toThrow(expect.objectContaining({ field: 'r_xx' }))
  })
})
