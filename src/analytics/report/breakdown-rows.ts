import type { SurveyWords } from '../../content/survey-words.ts'
import { decideRows } from '../disclosure/decide-rows.ts'
import type { Decision } from '../disclosure/table-row.ts'
import { estimateIndex, type How } from './estimate.ts'
import { figureOf, smallFunnel } from './figure.ts'
import type { BreakdownDimension } from './read-tables.ts'
import type { BreakdownRow } from './report.ts'
import { tableRow, type Group } from './table.ts'

/** Rows in the order of the code book; codes to which nothing was issued are left out. */
export function breakdownRows(
  breakdowns: Readonly<Record<BreakdownDimension, readonly Group[]>>,
  words: SurveyWords,
  how: How,
  /** The whole is below the thresholds: then so is every part. */
  hidden: Decision | undefined,
): Readonly<Record<BreakdownDimension, readonly BreakdownRow[]>> {
  const rowsOf = (dimension: BreakdownDimension): readonly BreakdownRow[] => {
    const groups = breakdowns[dimension].filter(({ counts }) => counts.issued > 0)
    const decisions = decideRows(groups.map((group) => tableRow(group, how.rule)))
    return groups.map((group, index) => {
      const { code, counts, persons } = group
      const decision = hidden ?? decisions[index] ?? { shown: 'nothing' }
      return {
        code,
        label: words[dimension].find((one) => one.code === code)?.label ?? code,
        figure: figureOf(estimateIndex(group, how), decision, counts, persons),
        funnel: smallFunnel(decision, counts),
      }
    })
  }
  return {
    channel: rowsOf('channel'),
    served_by: rowsOf('served_by'),
    intent_group: rowsOf('intent_group'),
    resolved: rowsOf('resolved'),
    persona: rowsOf('persona'),
    respondent_group: rowsOf('respondent_group'),
    mode: rowsOf('mode'),
  }
}
