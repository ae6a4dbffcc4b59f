import { monthIndex } from './calendar.ts'
import { exact, sumOf, type Exact } from './exact.ts'
import { unsupported } from './input-error.ts'
import type { PeriodKind, SalaryPeriod } from './salary-periods.ts'
import type { Figures } from './trail.ts'

/** All months of one year and kind. */
export interface SalaryYear {
  readonly year: number
  readonly kind: PeriodKind
  readonly months: number
  readonly base: number
  /** Of the year paid, by the settlement year. */
  readonly coefficient: Exact
  readonly adjusted: Exact
}

export interface SalaryHistory {
  readonly indexYear: number
  /** The document of the price coefficients. */
  readonly indexDocument: string
  readonly years: readonly SalaryYear[]
  readonly months: number
  readonly monthsBefore2014: number
  readonly monthsFrom2014: number
  readonly compulsoryMonths: number
  readonly firstMonth: string
  readonly firstCompulsoryMonth?: string
  readonly totalBase: number
  readonly totalAdjusted: Exact
  readonly average: Exact
}

/** Whole-career average, each year's bases at the prices of the settlement year (Law 41/2024 arts 72, 73, 104). */
export function salaryHistory(
  periods: readonly SalaryPeriod[],
  settlementMonth: string,
  figures: Figures,
): SalaryHistory {
  const indexYear = Number(settlementMonth.slice(0, 4))
  const coefficients = figures.priceCoefficients.get(indexYear)
  if (coefficients === undefined) throw unsupported('salaryPeriods', 'Chưa có hệ số trượt giá của năm giải quyết.')
  const years = salaryYears(periods, (year) => priceCoefficient(coefficients.from1994, year))
  const months = monthsOf(years)
  const totalAdjusted = sumOf(years.map((row) => row.adjusted))
  const firstCompulsory = firstMonthOf(periods.filter((period) => period.kind === 'compulsory'))
  return {
    indexYear,
    indexDocument: coefficients.document,
    years,
    months,
    monthsBefore2014: monthsOf(years.filter((row) => row.year < 2014)),
    monthsFrom2014: monthsOf(years.filter((row) => row.year >= 2014)),
    compulsoryMonths: monthsOf(years.filter((row) => row.kind === 'compulsory')),
    firstMonth: firstMonthOf(periods) ?? settlementMonth,
    ...(firstCompulsory === undefined ? {} : { firstCompulsoryMonth: firstCompulsory }),
    totalBase: years.reduce((sum, row) => sum + row.base, 0),
    totalAdjusted,
    average: totalAdjusted.div(months),
  }
}

function salaryYears(periods: readonly SalaryPeriod[], coefficientOf: (year: number) => Exact): SalaryYear[] {
  const rows = new Map<string, SalaryYear>()
  for (const { from, to, amount, kind } of periods) {
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
      const key = `${year} ${kind}`
      const coefficient = kind === 'makeup' ? exact(1) : coefficientOf(year)
      const months = monthsWithin(year, from, to)
      const before = rows.get(key)
      const base = (before?.base ?? 0) + amount * months
      const adjusted = coefficient.mul(base)
      rows.set(key, { year, kind, months: (before?.months ?? 0) + months, base, coefficient, adjusted })
    }
  }
  return [...rows.values()].toSorted((a, b) => a.year - b.year || a.kind.localeCompare(b.kind))
}

function monthsWithin(year: number, from: string, to: string): number {
  const first = Math.max(monthIndex(from), year * 12)
  const last = Math.min(monthIndex(to), year * 12 + 11)
  return last - first + 1
}

/** "5.81" read exactly: the tables have two decimals. Years before 1994 take the value of 1994. */
function priceCoefficient(from1994: readonly string[], year: number): Exact {
  const text = from1994[Math.max(0, year - 1994)]
  if (text === undefined) throw unsupported('salaryPeriods', `Chưa có hệ số trượt giá của năm ${year}.`)
  return exact(Math.round(Number(text) * 100), 100)
}

function monthsOf(years: readonly SalaryYear[]): number {
  return years.reduce((sum, row) => sum + row.months, 0)
}

function firstMonthOf(periods: readonly SalaryPeriod[]): string | undefined {
  return periods.map((period) => period.from).toSorted()[0]
}
