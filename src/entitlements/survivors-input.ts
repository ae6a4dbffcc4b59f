import { readAverageSalary, type AverageSalary } from './average-salary-input.ts'
import { choice, day, flag, integer, money, MOST_MONTHS, optionalInteger, windowW, type Fields } from './fields.ts'
import { invalid } from './input-error.ts'
import { agreed, readMonthsAround2014, settledMonths, type MonthsAround2014 } from './months-around-2014.ts'
import type { Figures } from './trail.ts'

const MOST_RELATIVES = 20
const MOST_MONTHS_RECEIVED = 900

interface Bereaved {
  readonly deathDate: string
  readonly workAccident: boolean
  /** Entitled relatives, at the ordinary share. */
  readonly relatives: number
  /** Entitled relatives whom nobody is left to support, at the higher share. */
  readonly relativesWithoutSupport: number
}

export interface ContributorInput extends Bereaved {
  readonly status: 'contributor'
  readonly salary: AverageSalary
  readonly months: MonthsAround2014
  readonly compulsoryMonths: number
}

export interface PensionerInput extends Bereaved {
  readonly status: 'pensioner'
  readonly pension: number
  readonly pensionMonthsReceived: number
  readonly compulsoryMonths: number
}

export type SurvivorsInput = ContributorInput | PensionerInput

export function readSurvivors(fields: Fields, figures: Figures): SurvivorsInput {
  const deathDate = day(fields, 'deathDate', windowW)
  const status = choice(fields, 'status', ['contributor', 'pensioner'])
  const bereaved = {
    deathDate,
    workAccident: flag(fields, 'workAccident', false),
    relatives: optionalInteger(fields, 'relatives', { min: 0, max: MOST_RELATIVES }) ?? 0,
    relativesWithoutSupport: optionalInteger(fields, 'relativesWithoutSupport', { min: 0, max: MOST_RELATIVES }) ?? 0,
  }
  if (status === 'contributor') return { ...bereaved, status, ...readContributor(fields, deathDate, figures) }
  return {
    ...bereaved,
    status,
    pension: money(fields, 'pension'),
    pensionMonthsReceived: integer(fields, 'pensionMonthsReceived', { min: 0, max: MOST_MONTHS_RECEIVED }),
    compulsoryMonths: integer(fields, 'compulsoryMonths', { min: 0, max: MOST_MONTHS }),
  }
}

type Contributions = Pick<ContributorInput, 'salary' | 'months' | 'compulsoryMonths'>

function readContributor(fields: Fields, deathDate: string, figures: Figures): Contributions {
  const salary = readAverageSalary(fields, deathDate.slice(0, 7), figures)
  const typedMonths = readMonthsAround2014(fields, salary.history)
  const typedCompulsory = optionalInteger(fields, 'compulsoryMonths', { min: 0, max: MOST_MONTHS })

  const months = settledMonths(typedMonths, salary.history)
  const total = months.before + months.from
  const compulsoryMonths = agreed(typedCompulsory, salary.history?.compulsoryMonths, 'compulsoryMonths') ?? total
  if (compulsoryMonths > total) throw invalid('compulsoryMonths', `Không được nhiều hơn tổng số tháng đóng (${total}).`)
  return { salary, months, compulsoryMonths }
}
