import { describe, expect, it } from 'vitest'
import { marshallEb } from '../../../../src/analytics/statistics/marshall-eb.ts'

const areas = [
  { x: 3, n: 150 },
  { x: 12, n: 400 },
  { x: 0, n: 60 },
  { x: 25, n: 800 },
  { x: 7, n: 100 },
]

describe('marshallEb', () => {
  it('draws the five rates of survey method S01 to the common one', () => {
    const { mean, between, smoothed } = marshallEb(areas)

    expect(mean).toBeCloseTo(0.031126, 6)
    expect(between).toBeCloseTo(4.815e-5, 8)
    const percent = [2.903, 3.07, 2.848, 3.119, 3.633]
    for (const [index, rate] of smoothed.entries()) expect(100 * rate).toBeCloseTo(percent[index] ?? 0, 3)
  })

  it('leaves only the common rate where areas differ less than chance makes them', () => {
    const { between, smoothed } = marshallEb([
      { x: 5, n: 100 },
      { x: 5, n: 100 },
    ])

    expect(between).toBe(0)
    expect(smoothed).toEqual([0.05, 0.05])
  })

  it('works where nothing was seen at all', () => {
    expect(marshallEb([{ x: 0, n: 9 }]).smoothed).toEqual([0])
  })
})
