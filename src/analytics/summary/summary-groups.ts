import type { Dimension, SurveyCell } from '../contract.ts'
import { addCounts } from '../counts.ts'

/** What a summary can be broken down by: name on the command line → dimension; a region is its provinces. */
const groups = {
  province: 'province',
  region: 'province',
  channel: 'channel',
  month: 'month',
  served_by: 'served_by',
  intent_group: 'intent_group',
  persona: 'persona',
  group: 'respondent_group',
  resolved: 'resolved',
  instrument: 'instrument',
  mode: 'mode',
} as const satisfies Readonly<Record<string, Dimension>>

export type SummaryGroup = keyof typeof groups

export const summaryGroups: readonly SummaryGroup[] = [
  'province',
  'region',
  'channel',
  'month',
  'served_by',
  'intent_group',
  'persona',
  'group',
  'resolved',
  'instrument',
  'mode',
]

export function dimensionsOf(by: readonly SummaryGroup[]): readonly Dimension[] {
  return [...new Set(by.map((name) => groups[name]))]
}

/** Keys by the names that were asked for; '' = not known. Provinces of one region are added up. */
export function groupCells(
  cells: readonly SurveyCell[],
  by: readonly SummaryGroup[],
  regionOf: (province: string) => string,
): readonly SurveyGroup[] {
  const found = new Map<string, SurveyGroup>()
  for (const { key, counts } of cells) {
    const values = by.map((name) => {
      const value = key[groups[name]] ?? ''
      return name === 'region' ? regionOf(value) : value
    })
    const id = JSON.stringify(values)
    const before = found.get(id)
    found.set(id, { values, counts: before === undefined ? counts : addCounts([before.counts, counts]) })
  }
  return [...found.values()]
}

export interface SurveyGroup {
  /** In the order that was asked for. */
  readonly values: readonly string[]
  readonly counts: SurveyCell['counts']
}
