import type { SurveyWords } from '../../content/survey-words.ts'
import type { SurveyFigures, SurveyFilter } from '../contract.ts'
import type { IndexRule } from '../read-filter.ts'
import { readGroupsOfEach, readWhole } from './read-groups.ts'
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

/** A few queries for all of it, at the same time. */
export async function readTables(
  parts: { readonly figures: SurveyFigures; readonly words: SurveyWords },
  filter: SurveyFilter,
  rule: IndexRule,
): Promise<Tables> {
  const { figures } = parts
  const by = ['province', 'instrument', ...breakdownDimensions] as const
  const [total, groupsOf] = await Promise.all([
    readWhole(figures, filter, figures.cells(filter, [])),
    readGroupsOfEach(parts, filter, { by, rule }),
  ])
  return {
    total,
    provinces: groupsOf('province', total),
    instruments: groupsOf('instrument', total),
    breakdowns: {
      channel: groupsOf('channel', total),
      served_by: groupsOf('served_by', total),
      intent_group: groupsOf('intent_group', total),
      resolved: groupsOf('resolved', total),
      persona: groupsOf('persona', total),
      respondent_group: groupsOf('respondent_group', total),
      mode: groupsOf('mode', total),
    },
  }
}
