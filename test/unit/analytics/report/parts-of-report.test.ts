import { describe, expect, it } from 'vitest'
import { noCounts } from '../../../../src/analytics/counts.ts'
import { estimateShare } from '../../../../src/analytics/report/estimate.ts'
import { factorRows, fiveFactor } from '../../../../src/analytics/report/factors.ts'
import { funnelOf, reasonsOf } from '../../../../src/analytics/report/funnel.ts'
import { mixOf } from '../../../../src/analytics/report/mix.ts'
import { placeFigures } from '../../../../src/analytics/report/places.ts'
import type { Group, Whole } from '../../../../src/analytics/report/table.ts'
import { againstTargets } from '../../../../src/analytics/report/targets.ts'
import { countsOf, surveyWords } from '../../../support/survey-figures.ts'

const plain = { rule: 'A', weighted: false } as const
const satisfied = (top: number, n: number) => countsOf([n - top, 0, 0, 0, top])
const group = (code: string, top: number, n: number): Group => ({
  code,
  counts: satisfied(top, n),
  persons: n,
  deff: 1,
})

describe('provinces against the targets', () => {
  it('E05: 84.05 % of 2,484 is below 85 %, but not significantly', () => {
    const [one] = againstTargets([estimateShare(0.8405, 2_484)])

    expect(one?.against85).toBe('unclear')
    expect(one?.p85).toBeCloseTo(0.185, 3)
    expect(one?.against90).toBe('below')
  })

  it('are judged together: p = 0.03 alone is a finding, among ten others without one it is not', () => {
    const near = estimateShare(0.8657, 2_484)
    const usual = Array.from({ length: 10 }, () => estimateShare(0.85, 2_484))

    expect(againstTargets([near])[0]).toMatchObject({ against85: 'above' })
    expect(againstTargets([near, ...usual])[0]).toMatchObject({ against85: 'unclear' })
    expect(againstTargets([near, ...usual])[0]?.p85Adjusted).toBeCloseTo(0.313, 2)
  })

  it('that are not shown are not judged', () => {
    expect(againstTargets([undefined])).toEqual([
      { against85: 'hidden', against90: 'hidden', p85: null, p85Adjusted: null, p90: null, p90Adjusted: null },
    ])
  })
})

describe('places', () => {
  const large = surveyWords.provinces.map(({ code }) => group(code, 450, 500))
  const withSizes = (sizes: Readonly<Record<string, number>>): readonly Group[] =>
    [...large, group('', 900, 1_000)].map((one) => {
      const n = sizes[one.code]
      return n === undefined ? one : group(one.code, Math.floor(n * 0.8), n)
    })
  const hiddenOf = (sizes: Readonly<Record<string, number>>) => {
    const { provinces, regions } = placeFigures(withSizes(sizes), surveyWords, plain, undefined)
    return [...provinces, ...regions].filter(({ figure }) => figure.value === null).map(({ code }) => code)
  }

  it('one small province takes the smallest of its region along, since the region is shown', () => {
    // 96 Cà Mau and 92 Cần Thơ are both of R6.
    expect(hiddenOf({ '96': 12, '92': 200 })).toEqual(['92', '96'])
  })

  it('where few are of no known province, a region and its smallest province are hidden with them', () => {
    // R5 has the fewest ratings of the regions, Đồng Nai is the first of its three equal provinces.
    expect(hiddenOf({ '': 5 })).toEqual(['75', 'R5'])
  })

  it('name all 34, the regions, and say how many are above the target', () => {
    const figures = placeFigures(withSizes({}), surveyWords, plain, undefined)

    expect(figures.provinces.map(({ name }) => name)).toContain('Đà Nẵng')
    expect(figures.provinceSummary).toEqual({
      shown: 34,
      atOrAbove85: 34,
      significantlyAbove85: 34,
      significantlyBelow85: 0,
      lowest: 0.9,
      highest: 0.9,
    })
    expect(figures.regions.map(({ figure }) => figure.n)).toEqual(
      surveyWords.regions.map(({ code }) => 500 * surveyWords.provinces.filter(({ region }) => region === code).length),
    )
  })

  it('of a whole below the thresholds are all hidden', () => {
    const figures = placeFigures(withSizes({}), surveyWords, plain, { shown: 'nothing', why: 'few_persons' })

    expect(
      figures.provinces.every(({ figure, funnel }) => figure.why === 'few_persons' && funnel.issued === null),
    ).toBe(true)
    expect(figures.provinceSummary).toMatchObject({ shown: 0, lowest: null })
  })
})

describe('mix and rate', () => {
  it('a fall that comes from other channels answering is mix (after E16)', () => {
    const before = [group('zalo', 900, 1_000), group('facebook', 700, 1_000)]
    const now = [group('zalo', 450, 500), group('facebook', 1_050, 1_500)]

    // 0.80 → 0.75; both channels as before.
    expect(mixOf(now, before, plain)).toEqual({
      total: expect.closeTo(-0.05, 12),
      mix: expect.closeTo(-0.05, 12),
      rate: expect.closeTo(0, 12),
      by: 'channel',
    })
  })

  it('a new channel is mix; without ratings in a period, and for other rules, there is none', () => {
    const before = [group('zalo', 90, 100)]

    expect(mixOf([group('zalo', 90, 100), group('app', 50, 100)], before, plain)).toMatchObject({ rate: 0 })
    expect(mixOf([group('zalo', 0, 0)], before, plain)).toBe(null)
    expect(mixOf(before, before, { rule: 'B', weighted: false })).toBe(null)
    expect(mixOf(before, before, { rule: 'A', weighted: true })).toBe(null)
  })
})

describe('factors', () => {
  const asked = (n: number, top: number) => ({ asked: n + 5, n, top, sum: n * 4 })
  const counts = countsOf([60, 60, 80, 300, 500], {
    factors: {
      F1: asked(200, 172),
      F2: asked(200, 160),
      F3: asked(200, 176),
      F4: asked(200, 170),
      F5: asked(195, 143),
    },
    // Of F1's 40 chips 10 are praise.
    chips: {
      F1: { n: 40, top: 10 },
      F2: { n: 60, top: 0 },
      F3: { n: 20, top: 0 },
      F4: { n: 50, top: 0 },
      F5: { n: 4, top: 0 },
      F0: { n: 20, top: 0 },
    },
  })
  const whole: Whole = { counts, persons: 1_000, deff: 1 }
  const rows = factorRows(whole, surveyWords.factors, undefined)

  it('problem rate and penalty by hand; the small chip hides with the next one', () => {
    // 164 of 1,000 name a problem (30 + 60 + 20 + 50 + 4); of the other 836 the 800 satisfied: 95.69 %.
    expect(rows.map(({ problem }) => problem.count)).toEqual([30, 60, null, 50, null])
    expect(rows[1]?.problem.rate).toBe(0.06)
    expect(rows[1]?.penaltyPoints).toBeCloseTo(100 * 0.06 * (800 / 836), 10)
    expect(rows[4]?.penaltyPoints).toBe(null)
  })

  it('the five-factor index is the mean of the shown factors', () => {
    expect(fiveFactor(whole, rows)).toMatchObject({
      value: expect.closeTo((0.86 + 0.8 + 0.88 + 0.85 + 143 / 195) / 5, 12),
      complete: true,
    })
  })

  it('is incomplete where one factor has too few answers, and then a second is hidden too', () => {
    const few = { ...whole, counts: { ...counts, factors: { ...counts.factors, F5: asked(20, 18) } } }
    const shown = factorRows(few, surveyWords.factors, undefined)

    expect(shown.filter(({ figure }) => figure.value === null)).toHaveLength(2)
    expect(fiveFactor(few, shown)).toEqual({ value: null, low: null, high: null, se: null, complete: false })
  })

  it('without any factor question there is nothing, and no error', () => {
    const old = factorRows(
      { counts: countsOf([10, 10, 10, 10, 60]), persons: 100, deff: 1 },
      surveyWords.factors,
      undefined,
    )

    expect(old.map(({ figure, problem }) => [figure.value, problem.count])).toEqual(old.map(() => [null, 0]))
  })
})

describe('the funnel', () => {
  // Survey method §2.5, but with ten times as many, so that it may be shown.
  const counts = { ...noCounts, closed: 200, notEligible: 40, sendFailed: 10, issued: 150, returned: 120, valid: 70 }

  it('has every rate beside the counts', () => {
    expect(funnelOf(counts, { shown: 'all' })).toMatchObject({
      invalid: 50,
      return_rate: 0.8,
      valid_of_returned: 70 / 120,
      issued_of_eligible: 150 / 160,
      coverage_issued_of_closed: 0.75,
    })
  })

  it('of few ratings says only how many conversations there were, and nothing that is below ten', () => {
    const few = { ...noCounts, closed: 20, notEligible: 4, sendFailed: 1, issued: 15, returned: 12, valid: 7 }
    const funnel = funnelOf(few, { shown: 'nothing', why: 'few_ratings' })

    expect(funnel).toMatchObject({ closed: 20, issued: 15, returned: null, valid: null, return_rate: null })
    expect(funnelOf({ ...few, issued: 9 }, { shown: 'nothing', why: 'few_ratings' })).toMatchObject({ issued: null })
    expect(Object.values(funnelOf(few, { shown: 'nothing', why: 'secondary' })).every((one) => one === null)).toBe(true)
    expect(Object.values(reasonsOf(few, { shown: 'counts' })).every((one) => one === null)).toBe(true)
  })
})
