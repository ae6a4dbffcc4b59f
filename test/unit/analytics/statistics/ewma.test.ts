import { describe, expect, it } from 'vitest'
import { ewma } from '../../../../src/analytics/statistics/ewma.ts'
import { pChart } from '../../../../src/analytics/statistics/p-chart.ts'

const series = [0.1, 0.104, 0.098, 0.11, 0.118, 0.121, 0.126, 0.13]

describe('ewma', () => {
  // The centre is that of E12: the only one that gives the printed limit.
  it('first signals at week 7 (survey method E13)', () => {
    const { points, firstSignal } = ewma(series, 400, 0.098125)

    expect(firstSignal).toBe(7)
    expect(points[6]?.value).toBeCloseTo(0.111593, 6)
    expect(points[6]?.high).toBeCloseTo(0.111214, 6)
  })

  it('sees what the p-chart does not', () => {
    const weeks = series.map((share) => ({ x: Math.round(share * 400), n: 400 }))

    const { points } = pChart([], weeks, { centre: 0.098125 })

    expect(points.every(({ signal }) => signal === null)).toBe(true)
  })

  it('is the plain chart with λ = 1', () => {
    const { points } = ewma([0.2], 400, 0.1, { lambda: 1, limit: 3 })

    expect(points[0]?.value).toBe(0.2)
    expect(points[0]?.high).toBeCloseTo(0.1 + 3 * Math.sqrt((0.1 * 0.9) / 400), 12)
  })

  it('refuses sizes that do not fit the series', () => {
    expect(() => ewma(series, [400], 0.1)).toThrow(expect.objectContaining({ field: 'n' }))
  })
})
