import { describe, expect, it } from 'vitest'
import { funnelPlot } from '../../../../src/analytics/statistics/funnel-plot.ts'

describe('funnelPlot', () => {
  // The fourth unit is a reconstruction: three are printed, and φ of four.
  it('gives z, limits and states of survey method S05', () => {
    const units = [
      { x: 9, n: 60 },
      { x: 70, n: 900 },
      { x: 5, n: 150 },
      { x: 61, n: 900 },
    ]

    const { phi, factor, points } = funnelPlot(units, 0.06)

    expect(points[0]?.z).toBeCloseTo(2.94, 2)
    expect(points[0]?.limits998.high).toBeCloseTo(0.1547, 4)
    expect(points[1]?.z).toBeCloseTo(2.25, 2)
    expect(points.map(({ state }) => state)).toEqual(['watch', 'watch', 'ok', 'ok'])
    expect(phi).toBeCloseTo(4.13, 2)
    expect(factor).toBe(1)
  })

  it('widens by √φ from 20 units on', () => {
    const units = Array.from({ length: 20 }, (_, index) => ({ x: index % 2 === 0 ? 10 : 2, n: 100 }))

    const { phi, factor, points } = funnelPlot(units, 0.06)

    expect(phi).toBeCloseTo(0.04 ** 2 / ((0.06 * 0.94) / 100), 10)
    expect(factor).toBeCloseTo(Math.sqrt(phi), 12)
    expect(points[0]?.z).toBeCloseTo(1, 10)
  })

  it('alarms beyond the 99.8 % limits', () => {
    expect(funnelPlot([{ x: 20, n: 60 }], 0.06).points[0]?.state).toBe('alarm')
  })
})
