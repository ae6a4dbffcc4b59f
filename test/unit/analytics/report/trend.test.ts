import { describe, expect, it } from 'vitest'
import type { SurveyCounts, TrendPoint } from '../../../../src/analytics/contract.ts'
import { noCounts } from '../../../../src/analytics/counts.ts'
import { buildTrend, type Trend } from '../../../../src/analytics/report/trend.ts'
import { emptyFigures } from '../../../support/survey-figures.ts'

const filter = { from: '2026-01-01', to: '2026-12-31' }

/** Weeks of which `bad` of `n` gave 1. */
function trendOf(weeks: readonly (readonly [bad: number, n: number])[], isShown = true): Promise<Trend> {
  const points = weeks.map(([bad, n], index): TrendPoint => {
    const scores: SurveyCounts['scores'] = [bad, 0, 0, 0, n - bad]
    return { start: `w${index}`, issued: n, returned: n, valid: n, scores }
  })
  const valid = weeks.reduce((total, [, n]) => total + n, 0)
  const figures = { ...emptyFigures, trend: async () => points }
  const whole = { counts: { ...noCounts, valid }, persons: valid, deff: 1, isShown }
  return buildTrend(figures, { filter, step: 'week', score: 'low2' }, whole)
}

/** Eight weeks with 400 ratings each and 9.8125 % dissatisfied in all, like E12's baseline. */
const calm = [40, 38, 41, 39, 40, 38, 39, 39].map((bad) => [bad, 400] as const)

describe('the trend', () => {
  it('of a calm time has limits around its centre and no signal', async () => {
    const trend = await trendOf(calm)

    expect(trend.center).toBeCloseTo(0.098125, 6)
    // 3·√(p(1 − p)/400) = 0.044623; Laney's factor is below 1, so it stays.
    expect(trend.limits[0]?.ucl).toBeCloseTo(0.098125 + 0.044623, 5)
    expect(trend.sigmaZ).toBeLessThan(1)
    expect(trend.signals).toEqual([])
    expect(trend.baseline).toEqual({ from: 'w0', to: 'w7', points: 8, enough: false })
    expect(trend.points[0]).toMatchObject({ n: 400, bad: 40, rate: 0.1, index: { value: 0.9 } })
  })

  it('takes the first twenty points as baseline and marks what leaves it', async () => {
    const long = [...calm, ...calm, ...calm.slice(0, 4)]
    const trend = await trendOf([...long, [80, 400], [39, 400]])

    expect(trend.baseline).toMatchObject({ to: 'w19', points: 20, enough: true })
    expect(trend.signals).toEqual([20])
    expect(trend.ewma[20]?.signal).toBe(true)
    expect(trend.cusum[20]?.signal).toBe(true)
  })

  it('leaves points of few ratings out of the charts: their averages would give them away', async () => {
    const with_ = await trendOf([...calm, [1, 12], [0, 5], [40, 400]])
    const without = await trendOf([...calm, [40, 400]])

    expect(with_.points.slice(8, 10)).toMatchObject([
      { n: null, bad: null, rate: null, index: { value: null } },
      { n: null, bad: null, rate: null },
    ])
    expect(with_.limits.slice(8, 10)).toEqual([null, null])
    expect(with_.ewma[10]).toEqual(without.ewma[8])
    expect(with_.cusum[10]).toEqual(without.cusum[8])
  })

  it('of a whole that may not be shown is empty of figures', async () => {
    const trend = await trendOf(calm, false)

    expect(trend.points.every(({ n, rate }) => n === null && rate === null)).toBe(true)
    expect(trend.center).toBe(null)
    expect(trend.baseline).toEqual({ from: null, to: null, points: 0, enough: false })
  })

  it('without any dissatisfied has no limits to cross', async () => {
    const trend = await trendOf([
      [0, 100],
      [0, 100],
    ])

    expect(trend).toMatchObject({ center: null, limits: [null, null], signals: [], h: 5 })
  })
})
