import { exact, type Exact } from './exact.ts'
import { optionalMoney, type Fields } from './fields.ts'
import { citeDocument } from './explain.ts'
import { invalid } from './input-error.ts'
import { formatNumber } from './parameters.ts'
import { salaryHistory, type SalaryHistory, type SalaryYear } from './salary-history.ts'
import { readSalaryPeriods, type PeriodKind } from './salary-periods.ts'
import type { Figures, Trail } from './trail.ts'
import { vnd } from './vietnamese-figures.ts'

export interface AverageSalary {
  /** Never rounded before it is used. */
  readonly average: Exact
  /** Absent where the caller knows the average only. */
  readonly history?: SalaryHistory
}

/** `averageSalary` or `salaryPeriods`, exactly one of them. */
export function readAverageSalary(fields: Fields, settlementMonth: string, figures: Figures): AverageSalary {
  const average = optionalMoney(fields, 'averageSalary')
  const hasPeriods = (fields['salaryPeriods'] ?? undefined) !== undefined
  if ((average !== undefined) === hasPeriods) {
    throw invalid('averageSalary', 'Cần đúng một trong hai: mức bình quân, hoặc các giai đoạn đóng (salaryPeriods).')
  }
  if (average !== undefined) return { average: exact(average) }
  const history = salaryHistory(readSalaryPeriods(fields, settlementMonth), settlementMonth, figures)
  return { average: history.average, history }
}

export function explainAverage(trail: Trail, { average, history }: AverageSalary): void {
  if (history === undefined) {
    trail.step(`Mức bình quân tiền lương, thu nhập đóng BHXH đã cho: ${vnd(average)}.`)
    return
  }
  citeDocument(trail, history.indexDocument)
  trail.step(`Hệ số trượt giá áp dụng khi giải quyết năm ${history.indexYear}: ${history.indexDocument}.`)
  for (const row of history.years) trail.step(yearStep(row))
  trail.step(
    `Mức bình quân = ${vnd(history.totalAdjusted)} ÷ ${history.months} tháng = ${vnd(average)} ` +
      '(số hiển thị đã làm tròn, phép tính sau dùng số chưa làm tròn).',
  )
}

function yearStep({ year, kind, months, base, coefficient, adjusted }: SalaryYear): string {
  const factor = formatNumber(coefficient.valueOf())
  return `Năm ${year}, ${kindWords[kind]}: ${months} tháng, tổng ${vnd(base)} × ${factor} = ${vnd(adjusted)}.`
}

const kindWords: Readonly<Record<PeriodKind, string>> = {
  compulsory: 'bắt buộc',
  voluntary: 'tự nguyện',
  makeup: 'đóng một lần cho thời gian còn thiếu',
}
