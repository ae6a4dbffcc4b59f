import type { SurveyWords } from '../../content/survey-words.ts'
import type { SurveyFigures, SurveyFilter } from '../contract.ts'
import { readGroups, readWhole } from './read-groups.ts'
import type { Group, Whole } from './table.ts'

/** Breakdowns of the report page, in its order. */
const breakdownDimensions = [
  'channel',
  'served_by',
  'intent_group',
  'resolved',
  'persona',
  'respondent_group',
  'mode',
] as const
export type BreakdownDimension = (typeof breakdownDimensions)[number]

export interface Tables {
  readonly total: Whole
  readonly provinces: readonly Group[]
  readonly breakdowns: Readonly<Record<BreakdownDimension, readonly Group[]>>
  readonly instruments: readonly Group[]
}

/** A small query or two a breakdown, all at the same time. The whole needs none: every breakdown adds up to it. */
export async function readTables(figures: SurveyFigures, filter: SurveyFilter, words: SurveyWords): Promise<Tables> {
  const [total, provinces, instruments, ...breakdowns] = await Promise.all([
    readWhole(figures, filter, figures.cells(filter, ['mode'])),
    readGroups(figures, filter, 'province', words),
    readGroups(figures, filter, 'instrument', words),
    ...breakdownDimensions.map((dimension) => readGroups(figures, filter, dimension, words)),
  ])
  const rowsOf = (dimension: BreakdownDimension): readonly Group[] =>
    breakdowns[breakdownDimensions.indexOf(dimension)]?.(total) ?? []
  return {
    total,
    provinces: provinces(total),
    instruments: instruments(total),
    breakdowns: {
      channel: rowsOf('channel'),
      served_by: rowsOf('served_by'),
      intent_group: rowsOf('intent_group'),
      resolved: rowsOf('resolved'),
      persona: rowsOf('persona'),
      respondent_group: rowsOf('respondent_group'),
      mode: rowsOf('mode'),
    },
  }
}
