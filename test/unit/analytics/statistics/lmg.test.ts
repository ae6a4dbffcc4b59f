import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
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

describe('lmg', () => {
  it('gives R² and the three parts of survey method E15', () => {
    const { r2, weights, shares } = lmg(worked)

    expect(r2).toBeCloseTo(0.450444, 6)
    for (const [index, weight] of [0.176337, 0.222234, 0.051873].entries())
      expect(weights[index]).toBeCloseTo(weight, 6)
    for (const [index, share] of [0.391, 0.493, 0.115].entries()) expect(shares[index]).toBeCloseTo(share, 3)
  })

  it('gives uncorrelated factors their squared correlations', () => {
    const { weights } = lmg({
      factors: [
        [1, 0],
        [0, 1],
      ],
      overall: [0.6, 0.3],
    })

    expect(weights[0]).toBeCloseTo(0.36, 12)
    expect(weights[1]).toBeCloseTo(0.09, 12)
  })

  it('shares out exactly R², never less than nothing', () => {
    fc.assert(
      fc.property(possible, (given) => {
        const { r2, weights } = lmg(given)
        expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(r2, 10)
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })

  it('refuses factors that are the same, and correlations that cannot be', () => {
    const same = {
      factors: [
        [1, 1],
        [1, 1],
      ],
      overall: [0.5, 0.5],
    }
    const impossible = {
      factors: [
        [1, 0],
        [0, 1],
      ],
      overall: [0.9, 0.9],
    }

    expect(() => lmg(same)).toThrow(expect.objectContaining({ field: 'r_xx' }))
    expect(() => lmg(impossible)).toThrow(expect.objectContaining({ field: 'r_xy' }))
  })
})
