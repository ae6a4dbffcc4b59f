import type { Day } from '../core/ids.ts'
import { exact, sumOf, type Exact } from './exact.ts'
import {
  checkedDay,
  checkedInteger,
  day,
  integer,
  month,
  MOST_MONEY,
  MOST_MONTHS,
  optionalChoice,
  optionalDay,
  optionalInteger,
  optionalMoney,
  type DayWindow,
  type Fields,
} from './fields.ts'
import { invalid } from './input-error.ts'

const reasonsToLeave = ['lawful', 'dismissal', 'unlawful_resignation', 'pension_eligible'] as const
export type ReasonToLeave = (typeof reasonsToLeave)[number]

export interface UnemploymentInput {
  readonly endDate: Day
  readonly lastContributionMonth: string
  readonly average: Exact
  readonly contributionMonths: number
  readonly region: number
  readonly reason: ReasonToLeave
  readonly monthsInWindow: number | undefined
  readonly filingDate: Day | undefined
  readonly holidays: readonly Day[] | undefined
}

const endWindow: DayWindow = { from: '2025-10-01', to: '2026-12-31' }
const contributionWindow: DayWindow = { from: '2024-07-01', to: '2026-12-31' }
/** Law 74/2025 is in force from 2026-01-01; three months after the last contract end it covers. */
const filingWindow: DayWindow = { from: '2026-01-01', to: '2027-03-31' }
const SALARIES = 6
const MOST_MONTHS_IN_WINDOW = 36

/** All but `stop`, which is read for those entitled only. */
export function readUnemployment(fields: Fields): UnemploymentInput {
  const input: UnemploymentInput = {
    endDate: day(fields, 'endDate', endWindow),
    lastContributionMonth: month(fields, 'lastContributionMonth', contributionWindow),
    average: readAverage(fields),
    contributionMonths: integer(fields, 'contributionMonths', { min: 0, max: MOST_MONTHS }),
    region: integer(fields, 'region', { min: 1, max: 4 }),
    reason: optionalChoice(fields, 'reason', reasonsToLeave) ?? 'lawful',
    monthsInWindow: optionalInteger(fields, 'monthsInWindow', { min: 0, max: MOST_MONTHS_IN_WINDOW }),
    filingDate: optionalDay(fields, 'filingDate', filingWindow),
    holidays: readHolidays(fields),
  }
  if (input.lastContributionMonth > input.endDate.slice(0, 7)) {
    throw invalid('lastContributionMonth', 'Tháng đóng cuối không được sau tháng chấm dứt hợp đồng.')
  }
  if (input.filingDate !== undefined && input.filingDate < input.endDate) {
    throw invalid('filingDate', 'Ngày nộp hồ sơ không được trước ngày chấm dứt hợp đồng.')
  }
  return input
}

function readAverage(fields: Fields): Exact {
  const average = optionalMoney(fields, 'averageSalary')
  const salaries: unknown = fields['salaries'] ?? undefined
  if ((average === undefined) === (salaries === undefined)) {
    throw invalid('averageSalary', `Cần đúng một trong hai: mức bình quân, hoặc ${SALARIES} mức lương (salaries).`)
  }
  if (average !== undefined) return exact(average)
  if (!Array.isArray(salaries) || salaries.length !== SALARIES) {
    throw invalid('salaries', `Cần đúng ${SALARIES} mức lương của ${SALARIES} tháng đóng gần nhất.`)
  }
  const read = salaries.map((value: unknown, index) => {
    return exact(checkedInteger(value, `salaries[${index}]`, { min: 0, max: MOST_MONEY }))
  })
  return sumOf(read).div(SALARIES)
}

function readHolidays(fields: Fields): readonly Day[] | undefined {
  const list: unknown = fields['holidays'] ?? undefined
  if (list === undefined) return undefined
  if (!Array.isArray(list)) throw invalid('holidays', 'Cần danh sách các ngày nghỉ lễ.')
  return list.map((value: unknown, index) => checkedDay(value, `holidays[${index}]`))
}
