import { describe, expect, it } from 'vitest'
import { pChart } from '../../../../src/analytics/statistics/p-chart.ts'

/** A reconstruction: the sheet prints centre and σ_z of eight baseline weeks; these were found by search. */
const baseline = [
  { x: 34, n: 380 },
  { x: 38, n: 350 },
  { x: 48, n: 510 },
  { x: 41, n: 370 },
  { x: 36, n: 390 },
  { x: 37, n: 370 },
  { x: 40, n: 420 },
  { x: 40, n: 410 },
]

describe('pChart', () => {
  it('signals on 66 of 410 and not on 15 of 90 (survey method E12)', () => {
    const { centre, points } = pChart(baseline, [
      { x: 66, n: 410 },
      { x: 15, n: 90 },
    ])

    expect(centre).toBeCloseTo(0.098125, 12)
    expect(points[0]?.share).toBeCloseTo(0.160976, 6)
    expect(points[0]?.high).toBeCloseTo(0.1422, 6)
    expect(points[0]?.signal).toBe('above')
    expect(points[1]?.share).toBeCloseTo(0.1667, 4)
    expect(points[1]?.high).toBeCloseTo(0.192198, 6)
    expect(points[1]?.signal).toBeNull()
  })

  it('never narrows its limits by Laney’s factor (E12b: 0.697 → 1)', () => {
    const { sigmaZ, factor } = pChart(baseline, baseline, { laney: true })

    expect(sigmaZ).toBeCloseTo(0.697, 3)
    expect(factor).toBe(1)
  })

  it('widens them where large samples vary more than chance', () => {
    // z is ±4.714 by turns: moving range 9.428, divided by 1.128.
    const restless = [80, 120, 80, 120].map((x) => ({ x: x * 10, n: 10_000 }))

    const plain = pChart(restless)
    const laney = pChart(restless, restless, { laney: true })

    expect(laney.sigmaZ).toBeCloseTo((2 * 200) / Math.sqrt(10_000 * 0.1 * 0.9) / 1.128, 10)
    expect(plain.points.map(({ signal }) => signal)).toEqual(['below', 'above', 'below', 'above'])
    expect(laney.points.every(({ signal }) => signal === null)).toBe(true)
  })

  it('takes a centre that was fixed earlier, and a baseline without any dissatisfied rating', () => {
    expect(pChart([], [{ x: 15, n: 90 }], { centre: 0.098125 }).points[0]?.high).toBeCloseTo(0.192198, 6)
    expect(pChart([{ x: 0, n: 40 }], [{ x: 1, n: 40 }]).points[0]).toMatchObject({ z: 0, signal: 'above' })
  })

  it('refuses an empty baseline and a week with more complaints than ratings', () => {
    expect(() => pChart([])).toThrow(expect.objectContaining({ field: 'baseline' }))
    expect(() => pChart(baseline, [{ x: 5, n: 4 }])).toThrow(expect.objectContaining({ field: 'periods.0.x' }))
  })
})
