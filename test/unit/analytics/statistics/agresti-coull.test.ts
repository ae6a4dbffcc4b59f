import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { agrestiCoull } from '../../../../src/analytics/statistics/agresti-coull.ts'
import { wilson } from '../../../../src/analytics/statistics/wilson.ts'

describe('agrestiCoull', () => {
  it.each([
    [27, 30, 0.735828, 0.973361],
    [1, 10, 0, 0.425968],
  ])('gives %i of %i the interval of survey method E06', (x, n, low, high) => {
    const interval = agrestiCoull(x, n)

    expect(interval.low).toBeCloseTo(low, 6)
    expect(interval.high).toBeCloseTo(high, 6)
  })

  it('holds the Wilson interval, whose centre it shares', () => {
    const n = fc.integer({ min: 1, max: 3000 })
    const sample = n.chain((size) => fc.tuple(fc.integer({ min: 0, max: size }), fc.constant(size)))

    fc.assert(
      fc.property(sample, ([x, size]) => {
        const wide = agrestiCoull(x, size)
        const score = wilson(x, size)
        expect(wide.low).toBeLessThanOrEqual(score.low + 1e-12)
        expect(wide.high).toBeGreaterThanOrEqual(score.high - 1e-12)
      }),
    )
  })
})
