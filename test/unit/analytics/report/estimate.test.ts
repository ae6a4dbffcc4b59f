import { describe, expect, it } from 'vitest'
import { changeOf } from '../../../../src/analytics/report/change.ts'
import { noCounts } from '../../../../src/analytics/counts.ts'
import { estimateIndex } from '../../../../src/analytics/report/estimate.ts'
import { repeatEffect } from '../../../../src/analytics/report/repeat-effect.ts'
import { countsOf } from '../../../support/survey-figures.ts'

/** E02: 212 fives and 148 fours of 480, mean 4.0167. */
const e02 = countsOf([25, 34, 61, 148, 212])
const plain = { weighted: false }

describe('the index', () => {
  it('by rule A is the share of 4–5 with its Wilson interval (E02, E06)', () => {
    const index = estimateIndex({ counts: e02, deff: 1 }, { rule: 'A', ...plain })

    expect(index).toMatchObject({ value: 0.75, nEff: 480 })
    expect(index?.low).toBeCloseTo(0.709381, 6)
    expect(index?.high).toBeCloseTo(0.786649, 6)
  })

  it.each([
    ['D', 0.8033],
    ['E', 0.7542],
  ] as const)('by rule %s is the mean, with a t interval around it (E02)', (rule, value) => {
    const index = estimateIndex({ counts: e02, deff: 1 }, { rule, ...plain })

    expect(index?.value).toBeCloseTo(value, 4)
    // SD 1.1504 by hand from the five counts; t with 479 degrees 1.9649.
    const unit = rule === 'D' ? 1 / 5 : 1 / 4
    expect(((index?.high ?? 0) - (index?.low ?? 0)) / 2).toBeCloseTo((1.9649 * 1.1504 * unit) / Math.sqrt(480), 4)
  })

  it('by rule B is the mean of the five factors (E23)', () => {
    const of = (top: number) => ({ asked: 200, n: 200, top, sum: 800 })
    const factors = { F1: of(172), F2: of(160), F3: of(176), F4: of(170), F5: of(146) }
    const index = estimateIndex(
      { counts: countsOf([0, 0, 0, 0, 1_000], { factors }), deff: 1 },
      { rule: 'B', ...plain },
    )

    expect(index?.value).toBeCloseTo(0.824, 6)
    expect(index?.se).toBeCloseTo(0.011921, 6)
    expect((index?.high ?? 0) - 0.824).toBeCloseTo(0.023366, 6)
  })

  it('by rule B is none where a factor has fewer than 30 answers', () => {
    const of = (n: number) => ({ asked: n, n, top: n, sum: 4 * n })
    const factors = { F1: of(50), F2: of(50), F3: of(50), F4: of(50), F5: of(29) }

    expect(estimateIndex({ counts: countsOf([0, 0, 0, 0, 229], { factors }), deff: 1 }, { rule: 'B', ...plain })).toBe(
      undefined,
    )
  })

  it('by rule C pools all answers, and takes a rating as one piece of evidence', () => {
    const factors = { ...noCounts.factors, F1: { asked: 120, n: 120, top: 60, sum: 400 } }
    const index = estimateIndex({ counts: { ...e02, factors }, deff: 1 }, { rule: 'C', ...plain })

    expect(index).toMatchObject({ value: 420 / 600, nEff: 480 })
  })

  it('is as uncertain as its persons, not as its ratings', () => {
    // 240 persons with two ratings each: Σm² = 960, deff 2.
    const index = estimateIndex({ counts: e02, deff: repeatEffect(480, { squares: 960 }) }, { rule: 'A', ...plain })

    expect(index?.nEff).toBe(240)
    expect(index?.low).toBeCloseTo(0.69157, 6)
  })

  it('with weights is the weighted share on the effective size (E10)', () => {
    // Weights 0.7, 1.4, 1.2, 3.0 of 900, 300, 250, 50 ratings; satisfied 774, 270, 190, 33.
    const n = 0.7 * 900 + 1.4 * 300 + 1.2 * 250 + 3 * 50
    const top = 0.7 * 774 + 1.4 * 270 + 1.2 * 190 + 3 * 33
    const squares = 0.49 * 900 + 1.96 * 300 + 1.44 * 250 + 9 * 50
    const counts = countsOf([0, 0, 233, 0, 1_267], { weighted: { n, top, squares } })
    const index = estimateIndex({ counts: counts, deff: 1 }, { rule: 'A', weighted: true })

    expect(index?.value).toBeCloseTo(0.8312, 6)
    expect(index?.nEff).toBeCloseTo(1223.491, 3)
    expect(index?.low).toBeCloseTo(0.809182, 6)
    expect(index?.high).toBeCloseTo(0.851145, 6)
  })

  it.each(['A', 'C', 'D', 'E'] as const)('by rule %s is never certain, also where all say the same', (rule) => {
    const all = { asked: 40, n: 40, top: 40, sum: 200 }
    const factors = { F1: all, F2: all, F3: all, F4: all, F5: all }
    const index = estimateIndex({ counts: countsOf([0, 0, 0, 0, 40], { factors }), deff: 1 }, { rule, ...plain })

    expect(index?.value).toBe(1)
    expect(index?.low).toBeLessThan(0.99)
  })

  it('is none without a valid rating', () => {
    expect(estimateIndex({ counts: noCounts, deff: 1 }, { rule: 'A', ...plain })).toBe(undefined)
  })
})

describe('the change', () => {
  const index = (top: number, n: number, squares = n) =>
    estimateIndex({ counts: countsOf([n - top, 0, 0, 0, top]), deff: squares / n }, { rule: 'A', ...plain })

  it('is Newcombe’s difference with the p of two proportions (E08)', () => {
    const [now, before] = [index(412, 480), index(455, 500)]
    if (now === undefined || before === undefined) throw new Error('no index')
    const change = changeOf(now, before)

    expect(change.points).toBeCloseTo(-0.051667, 6)
    expect(change.low).toBeCloseTo(-0.092234, 6)
    expect(change.high).toBeCloseTo(-0.011598, 6)
    expect(change.p).toBeCloseTo(0.011357, 6)
    expect(change.significant).toBe(true)
  })

  it('is judged on effective sizes (E08b: deff 1.5)', () => {
    const [now, before] = [index(412, 480, 720), index(455, 500, 750)]
    if (now === undefined || before === undefined) throw new Error('no index')

    expect(changeOf(now, before).p).toBeCloseTo(0.0387, 4)
  })

  it('of means joins their intervals', () => {
    const now = { value: 0.8, low: 0.77, high: 0.83, se: 0.015, nEff: 100, isShare: false }
    const change = changeOf(now, { ...now, value: 0.85, low: 0.81, high: 0.89, se: 0.02 })

    expect(change.points).toBeCloseTo(-0.05, 10)
    expect(change.low).toBeCloseTo(-0.1, 10)
    expect(change.high).toBeCloseTo(0, 10)
    // z = −0.05 / 0.025.
    expect(change.p).toBeCloseTo(0.0455, 4)
  })
})
