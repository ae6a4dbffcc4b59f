import type { SurveyFilter } from '../analytics/contract.ts'

export interface Where {
  readonly text: string
  readonly values: readonly unknown[]
}

const lists = [
  ['provinces', 'province_code'],
  ['channels', 'channel'],
  ['servedBy', 'served_by'],
  ['groups', 'respondent_group'],
  ['personas', 'persona'],
  ['intentGroups', 'intent_group'],
  ['outcomes', 'resolved'],
  ['instruments', 'instrument_version'],
  ['modes', 'collection_mode'],
] as const

/** Rows and days: any Vietnam days. */
export function whereDays(filter: SurveyFilter): Where {
  return conditions(filter, ['day between $1::date and $2::date', [filter.from, filter.to]])
}

/** Prepared cells: the whole months that the days lie in. */
export function whereMonths(filter: SurveyFilter): Where {
  return conditions(filter, ['month between $1 and $2', [filter.from.slice(0, 7), filter.to.slice(0, 7)]])
}

function conditions(filter: SurveyFilter, [period, values]: readonly [string, readonly unknown[]]): Where {
  const texts = [period]
  const all: unknown[] = [...values]
  for (const [name, column] of lists) {
    const wanted = filter[name]
    if (wanted === undefined) continue
    all.push(wanted)
    texts.push(`${column} = any($${all.length}::text[])`)
  }
  return { text: texts.join(' and '), values: all }
}
