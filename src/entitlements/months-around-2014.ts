import { yearsFromMonths } from './calendar.ts'
import { MOST_MONTHS, optionalInteger, required, type Fields } from './fields.ts'
import { invalid } from './input-error.ts'
import type { SalaryHistory } from './salary-history.ts'

/** Months of contribution on both sides of 2014-01-01, from which a year weighs 2 instead of 1.5 monthly salaries. */
export interface MonthsAround2014 {
  readonly before: number
  readonly from: number
}

/** Undefined: not typed, to be taken from the salary periods. */
export interface TypedMonths {
  readonly before: number | undefined
  readonly from: number | undefined
}

export function readMonthsAround2014(fields: Fields, history: SalaryHistory | undefined): TypedMonths {
  const read = (name: string): number | undefined => {
    const typed = optionalInteger(fields, name, { min: 0, max: MOST_MONTHS })
    return history === undefined ? required(typed, name) : typed
  }
  return { before: read('monthsBefore2014'), from: read('monthsFrom2014') }
}

export function settledMonths(typed: TypedMonths, history: SalaryHistory | undefined): MonthsAround2014 {
  const before = agreed(typed.before, history?.monthsBefore2014, 'monthsBefore2014') ?? 0
  const from = agreed(typed.from, history?.monthsFrom2014, 'monthsFrom2014') ?? 0
  if (before + from === 0) throw invalid('monthsFrom2014', 'Chưa có tháng đóng nào.')
  return { before, from }
}

/** A typed value must not contradict the one that follows from the salary periods. */
export function agreed<T extends number | boolean | string>(
  typed: T | undefined,
  derived: T | undefined,
  name: string,
): T | undefined {
  if (typed !== undefined && derived !== undefined && typed !== derived) {
    throw invalid(name, `Không khớp với các giai đoạn đóng (${derived}).`)
  }
  return derived ?? typed
}

export interface YearsAround2014 {
  readonly movedMonths: number
  readonly yearsBefore: number
  readonly yearsFrom: number
}

/** Odd months before 2014 count as months from 2014 (Law 41/2024 art. 70.3). */
export function yearsAround2014({ before, from }: MonthsAround2014): YearsAround2014 {
  const movedMonths = before > 0 && from > 0 ? before % 12 : 0
  return {
    movedMonths,
    yearsBefore: yearsFromMonths(before - movedMonths),
    yearsFrom: yearsFromMonths(from + movedMonths),
  }
}
