import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { wilson } from '../../../../src/analytics/statistics/wilson.ts'

describe('wilson', () => {
  it.each([
    [360, 480, 0.709381, 0.786649],
    [27, 30, 0.743789, 0.9654],
    [0, 12, 0, 0.242494],
    [12, 12, 0.757506, 1],
  ])('gives %i of %i the interval of survey method E06', (x, n, low, high) => {
    const interval = wilson(x, n)

    expect(interval.low).toBeCloseTo(low, 6)
    expect(interval.high).toBeCloseTo(high, 6)
  })

  it('takes an effective size (E05: 84.05 % of 2,484 with a design effect of 2)', () => {
    const interval = wilson((0.8405 * 2484) / 2, 2484 / 2)

    expect(interval.low).toBeCloseTo(0.819, 3)
    expect(interval.high).toBeCloseTo(0.86, 3)
  })

  it('forgives a weighted count that rounding lifts over n', () => {
    expect(wilson(347.54 * (1 + 1e-15), 347.54).high).toBe(1)
  })

  it('holds the share and stays within 0 and 1, mirrored for the dissatisfied', () => {
    const sample = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }))

    fc.assert(
      fc.property(sample, fc.double({ min: 0.1, max: 6, noNaN: true }), ({ x, n }, z) => {
        const { low, high } = wilson(x, n, z)
        const mirrored = wilson(n - x, n, z)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(x / n)
        expect(high).toBeGreaterThanOrEqual(x / n)
        expect(mirrored.low).toBeCloseTo(1 - high, 12)
      }),
    )
  })

  it.each([
    ['no answers', 0, 0, 'n'],
    ['more satisfied than answers', 5, 4, 'x'],
    ['a negative count', -1, 4, 'x'],
    ['no number', Number.NaN, 4, 'x'],
  ])('refuses %s with the field', (_name, x, n, field) => {
    expect(() => wilson(x, n)).toThrow(expect.objectContaining({ code: 'invalid_input', field }))
  })
})
