import { indexRules } from '../analytics/summary/index-figure.ts'
import { summarise, type Summary } from '../analytics/summary/summarise.ts'
import { summaryGroups } from '../analytics/summary/summary-groups.ts'
import { summaryText } from '../analytics/summary/summary-text.ts'
import { loadSurveyCodes } from '../content/survey-code-book.ts'
import { AppError } from '../core/errors.ts'
import { projectRoot } from '../root.ts'
import { withStores } from './with-stores.ts'

export interface SurveySummaryOptions {
  readonly from?: string
  readonly to?: string
  readonly by?: string
  readonly rule: string
  readonly json: boolean
}

/** `ansinh survey summary`: what the survey store adds up to, by Vietnam day of issue. */
export async function surveySummaryCommand(options: SurveySummaryOptions): Promise<number> {
  const rule = indexRules.find((known) => known === options.rule.toUpperCase())
  if (rule === undefined) throw wrongUse('rule', `expected ${indexRules.join(', ')}`)
  const filter = periodOf(options)
  const by = groupsOf(options.by)
  const { provinces } = loadSurveyCodes(projectRoot)
  const regionOf = (province: string): string => provinces.get(province)?.region ?? ''
  const summary = await withStores(({ stores }) => summarise(stores.surveyFigures, { filter, by, rule, regionOf }))
  process.stdout.write(options.json ? `${JSON.stringify(jsonOf(summary))}\n` : summaryText(summary))
  return 0
}

/** Keys by name beside the figures, one object a group. */
function jsonOf({ by, ...whole }: Summary) {
  return { ...whole, by: by.map(({ key, ...part }) => ({ ...key, ...part })) }
}

function groupsOf(text: string | undefined) {
  const names = (text ?? '').split(',').map((name) => name.trim())
  return names
    .filter((name, place) => name !== '' && names.indexOf(name) === place)
    .map((name) => {
      const group = summaryGroups.find((known) => known === name)
      if (group === undefined) throw wrongUse('by', `"${name}" is none of ${summaryGroups.join(', ')}`)
      return group
    })
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MONTH = /^\d{4}-\d{2}$/

/** Days, or months as a whole; both ends inclusive. */
function periodOf({ from, to }: SurveySummaryOptions): { from: string; to: string } {
  const first = from === undefined ? '0001-01-01' : dayOf('from', from, 'first')
  const last = to === undefined ? '9999-12-31' : dayOf('to', to, 'last')
  if (first > last) throw wrongUse('from', 'lies after --to')
  return { from: first, to: last }
}

function dayOf(field: 'from' | 'to', text: string, end: 'first' | 'last'): string {
  const day = MONTH.test(text) ? monthEnd(text, end) : text
  // `Date` alone takes 30 February for 2 March.
  const isDay = DAY.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
  if (!isDay) throw wrongUse(field, 'expected a day, YYYY-MM-DD, or a month, YYYY-MM')
  return day
}

function monthEnd(month: string, end: 'first' | 'last'): string {
  if (end === 'first') return `${month}-01`
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10)
}

function wrongUse(field: string, message: string): AppError {
  return new AppError('wrong_use', `--${field}: ${message}`, { field })
}
