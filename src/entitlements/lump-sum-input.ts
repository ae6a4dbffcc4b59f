import { readAverageSalary, type AverageSalary } from './average-salary-input.ts'
import {
  day,
  flag,
  MOST_MONTHS,
  optionalChoice,
  optionalFlag,
  optionalInteger,
  optionalMoney,
  required,
  windowW,
  type Fields,
} from './fields.ts'
import { agreed, readMonthsAround2014, settledMonths, type MonthsAround2014 } from './months-around-2014.ts'
import type { Figures } from './trail.ts'

const lumpSumCases = [
  'age_under_15_years',
  'settling_abroad',
  'serious_disease',
  'capacity_loss_81',
  'after_12_months',
  'armed_forces',
  'unspecified',
] as const
export type LumpSumCase = (typeof lumpSumCases)[number]

export interface LumpSumInput {
  readonly settlementDate: string
  readonly salary: AverageSalary
  readonly months: MonthsAround2014
  readonly reasonCase: LumpSumCase
  readonly hadStateSupport: boolean
  /** Known for the case of waiting twelve months only. */
  readonly idleMonths: number | undefined
  readonly startedBeforeJuly2025: boolean | undefined
  /** Sum of the actual bases: present exactly when the months are fewer than a year. */
  readonly totalPaidBase: number | undefined
}

export function readLumpSum(fields: Fields, figures: Figures): LumpSumInput {
  const settlementDate = day(fields, 'settlementDate', windowW)
  const salary = readAverageSalary(fields, settlementDate.slice(0, 7), figures)
  const { history } = salary
  const typedMonths = readMonthsAround2014(fields, history)
  const reasonCase = optionalChoice(fields, 'case', lumpSumCases) ?? 'unspecified'
  const hadStateSupport = flag(fields, 'hadStateSupport', false)
  const waiting = readWaiting(fields, reasonCase, history !== undefined)
  const typedBase = optionalMoney(fields, 'totalPaidBase')
  const total = history?.months ?? (typedMonths.before ?? 0) + (typedMonths.from ?? 0)
  const underOneYear = total < 12
  // No months at all is the graver mistake; settledMonths names it.
  if (underOneYear && total > 0 && history === undefined) required(typedBase, 'totalPaidBase')

  const months = settledMonths(typedMonths, history)
  // Whoever joined since Law 41/2024 is in force cannot withdraw after twelve idle months.
  const started = history && history.firstMonth < windowW.from.slice(0, 7)
  const startedBeforeJuly2025 = agreed(waiting.startedBeforeJuly2025, started, 'startedBeforeJuly2025')
  const paidBase = agreed(typedBase, history?.totalBase, 'totalPaidBase')
  return {
    settlementDate,
    salary,
    months,
    reasonCase,
    hadStateSupport,
    idleMonths: waiting.idleMonths,
    startedBeforeJuly2025,
    totalPaidBase: underOneYear ? paidBase : undefined,
  }
}

interface Waiting {
  readonly idleMonths: number | undefined
  readonly startedBeforeJuly2025: boolean | undefined
}

function readWaiting(fields: Fields, reasonCase: LumpSumCase, hasHistory: boolean): Waiting {
  const needed = reasonCase === 'after_12_months'
  const idleMonths = optionalInteger(fields, 'idleMonths', { min: 0, max: MOST_MONTHS })
  if (needed) required(idleMonths, 'idleMonths')
  const startedBeforeJuly2025 = optionalFlag(fields, 'startedBeforeJuly2025')
  if (needed && !hasHistory) required(startedBeforeJuly2025, 'startedBeforeJuly2025')
  return { idleMonths, startedBeforeJuly2025 }
}
