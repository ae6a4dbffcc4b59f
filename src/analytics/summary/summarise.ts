import type { InvalidReason } from '../../core/rating.ts'
import type { SurveyCounts, SurveyFigures, SurveyFilter } from '../contract.ts'
import { indexFigure, type IndexFigure, type IndexRule } from './index-figure.ts'
import { dimensionsOf, groupCells, type SummaryGroup } from './summary-groups.ts'

/** The funnel of survey method §3.2. Rates are not rounded; null = nothing to divide by. */
export interface SummaryFunnel {
  readonly closed: number
  readonly not_eligible: number
  readonly send_failed: number
  readonly pending: number
  readonly issued: number
  readonly returned: number
  readonly invalid: number
  readonly valid: number
  readonly refused: number
  /** returned / issued. */
  readonly return_rate: number | null
  /** valid / returned. */
  readonly valid_of_returned: number | null
  /** valid / issued. */
  readonly valid_of_issued: number | null
  /** issued / closed. */
  readonly coverage_issued_of_closed: number | null
  /** issued / (closed − not eligible). */
  readonly issued_of_eligible: number | null
}

export interface SummaryPart {
  readonly funnel: SummaryFunnel
  readonly reasons: Readonly<Record<InvalidReason, number>>
  readonly index: IndexFigure
}

export interface SummaryRow extends SummaryPart {
  readonly key: Readonly<Record<string, string>>
}

export interface Summary extends SummaryPart {
  readonly by: readonly SummaryRow[]
}

export interface SummaryWish {
  readonly filter: SurveyFilter
  readonly by: readonly SummaryGroup[]
  readonly rule: IndexRule
  readonly regionOf: (province: string) => string
}

export async function summarise(figures: SurveyFigures, wish: SummaryWish): Promise<Summary> {
  const { filter, by, rule } = wish
  const [whole] = await figures.count(filter, [])
  if (whole === undefined) throw new Error('a count of everything has no row')
  const cells = by.length === 0 ? [] : await figures.count(filter, dimensionsOf(by))
  const groups = groupCells(cells, by, wish.regionOf)
  return {
    ...partOf(whole.counts, rule),
    by: groups.map(({ values, counts }) => ({
      key: Object.fromEntries(by.map((name, place) => [name, values[place] ?? ''])),
      ...partOf(counts, rule),
    })),
  }
}

function partOf(counts: SurveyCounts, rule: IndexRule): SummaryPart {
  return { funnel: funnelOf(counts), reasons: counts.reasons, index: indexFigure(counts, rule) }
}

function funnelOf({ closed, notEligible, sendFailed, pending, issued, returned, valid, refused }: SurveyCounts) {
  return {
    closed,
    not_eligible: notEligible,
    send_failed: sendFailed,
    pending,
    issued,
    returned,
    invalid: returned - valid,
    valid,
    refused,
    return_rate: ratio(returned, issued),
    valid_of_returned: ratio(valid, returned),
    valid_of_issued: ratio(valid, issued),
    coverage_issued_of_closed: ratio(issued, closed),
    issued_of_eligible: ratio(issued, closed - notEligible),
  }
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
