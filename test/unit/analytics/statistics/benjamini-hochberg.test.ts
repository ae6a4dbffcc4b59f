import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { benjaminiHochberg, bonferroni } from '../../../../src/analytics/statistics/benjamini-hochberg.ts'

const ten = [0.0004, 0.003, 0.009, 0.012, 0.021, 0.049, 0.11, 0.2, 0.41, 0.77]

describe('benjaminiHochberg', () => {
  it('rejects five of the ten of survey method E20, Bonferroni two', () => {
    const { adjusted, rejections, rejected } = benjaminiHochberg(ten)

    expect(rejections).toBe(5)
    expect(rejected.indexOf(false)).toBe(5)
    for (const [index, value] of [0.004, 0.015, 0.03, 0.03, 0.042].entries())
      expect(adjusted[index]).toBeCloseTo(value, 12)
    expect(adjusted[5]).toBeCloseTo(0.0817, 4)
    expect(bonferroni(ten).rejections).toBe(2)
  })

  it('keeps the order of the input', () => {
    const shuffled = [0.77, 0.0004, 0.2]

    expect(benjaminiHochberg(shuffled).rejected).toEqual([false, true, false])
  })

  it('never orders adjusted values otherwise than the values, nor lowers one, nor passes Bonferroni', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 })

    fc.assert(
      fc.property(values, (ps) => {
        const { adjusted } = benjaminiHochberg(ps)
        const strict = bonferroni(ps).adjusted
        ps.forEach((p, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p)
          expect(adjusted[i]).toBeLessThanOrEqual((strict[i] ?? 0) + 1e-15)
          ps.forEach((other, j) => {
            if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0)
          })
        })
      }),
    )
  })

  it('refuses an empty list and a p-value beyond 1', () => {
    expect(() => benjaminiHochberg([])).toThrow(expect.objectContaining({ field: 'p_values' }))
    expect(() => benjaminiHochberg([0.1, 1.2])).toThrow(expect.objectContaining({ field: 'p_values.1' }))
  })
})
