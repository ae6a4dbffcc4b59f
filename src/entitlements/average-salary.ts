import { explainAverage } from './average-salary-input.ts'
import type { Calculator } from './calculator.ts'
import { roundVnd } from './exact.ts'
import { citeArticles, socialInsuranceAgency, socialInsuranceLaw, stateDecider } from './explain.ts'
import { day, type DayWindow } from './fields.ts'
import { salaryHistory, type SalaryHistory } from './salary-history.ts'
import { readSalaryPeriods } from './salary-periods.ts'
import { createTrail } from './trail.ts'
import { dayText } from './vietnamese-figures.ts'

/** The settlement years whose price coefficients are published. */
const settlementWindow: DayWindow = { from: '2025-01-01', to: '2026-12-31' }

/** The average of all months on which the pension, the lump sum and others rest. */
export const averageSalary: Calculator = (fields, figures) => {
  const trail = createTrail(figures)
  const settlementDate = day(fields, 'settlementDate', settlementWindow)
  const settlementMonth = settlementDate.slice(0, 7)
  const history = salaryHistory(readSalaryPeriods(fields, settlementMonth), settlementMonth, figures)

  trail.step(`Ngày giải quyết ${dayText(settlementDate)}, đã đóng ${history.months} tháng.`)
  explainAverage(trail, { average: history.average, history })
  stateDecider(trail, socialInsuranceAgency)
  citeArticles(trail, socialInsuranceLaw, [72, 73, 104])
  citeArticles(trail, '158/2025/NĐ-CP', [15, 16])

  return {
    averageSalary: roundVnd(history.average),
    totalMonths: history.months,
    totalAdjusted: roundVnd(history.totalAdjusted),
    indexYear: history.indexYear,
    monthsBefore2014: history.monthsBefore2014,
    monthsFrom2014: history.monthsFrom2014,
    byYear: rowsByYear(history),
    ...trail.finish(),
  }
}

function rowsByYear({ years }: SalaryHistory): readonly Readonly<Record<string, unknown>>[] {
  return years.map(({ coefficient, adjusted, ...row }) => ({
    ...row,
    coefficient: coefficient.valueOf(),
    adjusted: roundVnd(adjusted),
  }))
}
