import type { SurveyFigures, SurveyFilter, Step, TrendPoint } from '../contract.ts'
import { decideRows } from '../disclosure/decide-rows.ts'
import { cusum } from '../statistics/cusum.ts'
import { ewma } from '../statistics/ewma.ts'
import { pChart } from '../statistics/p-chart.ts'
import { wilson } from '../statistics/wilson.ts'
import { topOf } from '../counts.ts'
import { expectedPersons, type Whole } from './table.ts'

/** Dissatisfied: answers of 1–2, or of 1–3. */
export type BadScores = 'low2' | 'low3'

/** What `GET /api/analytics/trend` answers. Lists have one entry a point; null = may not be shown, or not computed. */
export interface Trend {
  readonly step: Step
  readonly score: BadScores
  readonly points: readonly TrendFigure[]
  /** Dissatisfied share of the baseline, the middle line. */
  readonly center: number | null
  /** Laney's factor; the limits are widened by it where it is above 1. */
  readonly sigmaZ: number | null
  readonly limits: readonly ({ readonly ucl: number; readonly lcl: number } | null)[]
  /** Points outside the limits, by their place in the list. */
  readonly signals: readonly number[]
  readonly ewma: readonly ({
    readonly value: number
    readonly ucl: number
    readonly lcl: number
    readonly signal: boolean
  } | null)[]
  readonly cusum: readonly ({ readonly value: number; readonly signal: boolean } | null)[]
  readonly h: number
  readonly baseline: Baseline
}

export interface TrendFigure {
  /** First Vietnam day; weeks start on Monday, and one at an end of the period may be part of a week. */
  readonly start: string
  readonly n: number | null
  readonly bad: number | null
  readonly rate: number | null
  /** Share of 4–5 with Wilson's interval. */
  readonly index: { readonly value: number | null; readonly low: number | null; readonly high: number | null }
}

export interface Baseline {
  readonly from: string | null
  readonly to: string | null
  readonly points: number
  /** At least 20: with fewer, centre and limits are provisional (survey method §2.10). */
  readonly enough: boolean
}

const BASELINE_POINTS = 20
/** Survey method §2.10, E14. */
const H = 5

export interface TrendAsked {
  readonly filter: SurveyFilter
  readonly step: Step
  readonly score: BadScores
}

/**
 * Points over time with control charts of the dissatisfied share. `isShown`: the whole may be shown. A point that may
 * not be shown takes no part in the charts either: sums and averages would give it away.
 */
export async function buildTrend(
  figures: SurveyFigures,
  { filter, step, score }: TrendAsked,
  whole: Whole & { readonly isShown: boolean },
): Promise<Trend> {
  const points = await figures.trend(filter, step)
  const decisions = decideRows(
    points.map((point) => {
      const { issued, returned, valid } = point
      const persons = expectedPersons(valid, whole)
      return { issued, returned, valid, persons, numerator: topOf(point), span: 1 as const }
    }),
  )
  const shownOf = (index: number) => (whole.isShown ? decisions[index]?.shown : 'nothing')
  const charted = points.flatMap((point, at) => {
    return shownOf(at) === 'all' ? [{ at, start: point.start, n: point.valid, x: badOf(point, score) }] : []
  })
  return {
    step,
    score,
    points: points.map((point, index) => figureOf(point, score, shownOf(index) ?? 'nothing', whole.deff)),
    ...chartsOf(charted, points.length),
    h: H,
  }
}

function figureOf(point: TrendPoint, score: BadScores, shown: string, deff: number): TrendFigure {
  const { start, valid } = point
  if (shown !== 'all') {
    const nothing = { bad: null, rate: null, index: { value: null, low: null, high: null } }
    return { start, n: shown === 'counts' ? valid : null, ...nothing }
  }
  const bad = badOf(point, score)
  const top = topOf(point)
  const { low, high } = wilson(top / deff, valid / deff)
  return { start, n: valid, bad, rate: bad / valid, index: { value: top / valid, low, high } }
}

function badOf({ scores }: TrendPoint, score: BadScores): number {
  const [one, two, three] = scores
  return score === 'low2' ? one + two : one + two + three
}

interface Charted {
  readonly at: number
  readonly start: string
  readonly n: number
  readonly x: number
}

function chartsOf(charted: readonly Charted[], length: number) {
  const first = charted.slice(0, BASELINE_POINTS)
  const baseline: Baseline = {
    from: first[0]?.start ?? null,
    to: first.at(-1)?.start ?? null,
    points: first.length,
    enough: first.length >= BASELINE_POINTS,
  }
  const bad = first.reduce((total, { x }) => total + x, 0)
  const all = first.reduce((total, { n }) => total + n, 0)
  // Nobody or everybody dissatisfied: no spread, so no limits.
  if (first.length < 2 || bad === 0 || bad === all) return { ...noCharts(length), center: null, sigmaZ: null, baseline }
  const chart = pChart(first, charted, { laney: true })
  const smooth = ewma(
    charted.map(({ x, n }) => x / n),
    charted.map(({ n }) => n),
    chart.centre,
  )
  const sums = cusum(
    chart.points.map(({ z }) => z),
    { h: H },
  )
  const spread = <T>(values: readonly T[]): (T | null)[] => {
    const found: (T | null)[] = Array.from({ length }, () => null)
    charted.forEach(({ at }, index) => (found[at] = values[index] ?? null))
    return found
  }
  return {
    center: chart.centre,
    sigmaZ: chart.sigmaZ,
    limits: spread(chart.points.map(({ low, high }) => ({ ucl: high, lcl: low }))),
    signals: charted.filter((_, index) => chart.points[index]?.signal !== null).map(({ at }) => at),
    ewma: spread(
      smooth.points.map(({ value, low, high, signal }) => ({ value, ucl: high, lcl: low, signal: signal !== null })),
    ),
    cusum: spread(sums.upper.map((value) => ({ value, signal: value > H }))),
    baseline,
  }
}

function noCharts(length: number) {
  const nothing = Array.from({ length }, () => null)
  return { limits: nothing, signals: [], ewma: nothing, cusum: nothing }
}
