import { readAverageSalary, type AverageSalary } from './average-salary-input.ts'
import { readOptionalBirthDate, type BirthDate } from './birth-date.ts'
import {
  choice,
  month,
  MOST_MONTHS,
  optionalChoice,
  optionalFlag,
  optionalInteger,
  required,
  windowW,
  type Fields,
} from './fields.ts'
import { genders, retirementConditions, type Gender, type RetirementCondition } from './retirement-schedule.ts'
import type { Figures } from './trail.ts'

const schemes = ['compulsory', 'voluntary', 'mixed'] as const
export type Scheme = (typeof schemes)[number]

const benchmarks = ['normal', 'heavy', 'coal_mine'] as const
/** Whose age the reduction for an early pension is counted from. */
export type Benchmark = (typeof benchmarks)[number]

const MOST_EARLY_MONTHS = 120

/** As typed: each field checked by itself, none against another. */
export interface TypedPension {
  readonly gender: Gender
  /** Also the month of settlement. */
  readonly pensionStart: string
  readonly salary: AverageSalary
  readonly contributionMonths: number | undefined
  readonly scheme: Scheme | undefined
  readonly compulsoryMonths: number | undefined
  readonly condition: RetirementCondition
  readonly birth: BirthDate | undefined
  readonly earlyMonths: number | undefined
  readonly benchmark: Benchmark
  readonly monthsAfterAge: number
  readonly joinedBeforeJuly2025: boolean | undefined
  readonly minimumGroupMonths: number | undefined
}

export function readTypedPension(fields: Fields, figures: Figures): TypedPension {
  const months = (name: string): number | undefined => optionalInteger(fields, name, { min: 0, max: MOST_MONTHS })
  const gender = choice(fields, 'gender', genders)
  const pensionStart = month(fields, 'pensionStart', windowW)
  const salary = readAverageSalary(fields, pensionStart, figures)
  const contributionMonths = months('contributionMonths')
  required(contributionMonths ?? salary.history?.months, 'contributionMonths')
  const scheme = optionalChoice(fields, 'scheme', schemes)
  const compulsoryMonths = months('compulsoryMonths')
  if (scheme === 'mixed' && salary.history === undefined) required(compulsoryMonths, 'compulsoryMonths')
  return {
    gender,
    pensionStart,
    salary,
    contributionMonths,
    scheme,
    compulsoryMonths,
    condition: optionalChoice(fields, 'condition', retirementConditions) ?? 'normal',
    birth: readOptionalBirthDate(fields),
    earlyMonths: optionalInteger(fields, 'earlyMonths', { min: 0, max: MOST_EARLY_MONTHS }),
    benchmark: optionalChoice(fields, 'benchmark', benchmarks) ?? 'normal',
    monthsAfterAge: months('monthsAfterAge') ?? 0,
    joinedBeforeJuly2025: optionalFlag(fields, 'joinedBeforeJuly2025'),
    minimumGroupMonths: months('minimumGroupMonths'),
  }
}
