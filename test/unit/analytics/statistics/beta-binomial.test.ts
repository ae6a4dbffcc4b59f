import { describe, expect, it } from 'vitest'
import { betaBinomial } from '../../../../src/analytics/statistics/beta-binomial.ts'

const areas = [
  { x: 3, n: 150 },
  { x: 12, n: 400 },
  { x: 0, n: 60 },
  { x: 25, n: 800 },
  { x: 7, n: 100 },
]

describe('betaBinomial', () => {
  it('gives the means and probabilities of survey method S02', () => {
    const found = betaBinomial(areas, { alpha: 4, beta: 96, threshold: 0.05 })

    const percent = [2.8, 3.2, 2.5, 3.22, 5.5]
    const above = [0.032, 0.02, 0.04, 0.004, 0.589]
    for (const [index, area] of found.entries()) {
      expect(100 * area.mean).toBeCloseTo(percent[index] ?? 0, 2)
      expect(area.above).toBeCloseTo(above[index] ?? 0, 3)
      expect(area.state).toBe('calm')
    }
  })

  it('watches from 0.7 and alarms from 0.9', () => {
    const states = [8, 10, 16].map((x) => betaBinomial([{ x, n: 100 }], { alpha: 4, beta: 96, threshold: 0.05 })[0])

    expect(states.map((area) => area?.state)).toEqual(['watch', 'watch', 'alarm'])
    expect(states[0]?.above).toBeGreaterThan(0.7)
    expect(states[1]?.above).toBeLessThan(0.9)
  })
})
