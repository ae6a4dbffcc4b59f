import { month, money, optionalChoice, required, type Fields } from './fields.ts'
import { invalid } from './input-error.ts'
import { nestedFields } from './nested-fields.ts'

const periodKinds = ['compulsory', 'voluntary', 'makeup'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** The monthly base of social insurance, the same in all months from the first to the last. */
export interface SalaryPeriod {
  readonly from: string
  readonly to: string
  readonly amount: number
  readonly kind: PeriodKind
}

const MOST_PERIODS = 600
/** No contribution counts before the first decree on social insurance (218/CP of 1961). */
const FIRST_MONTH = '1961-01'
/** Voluntary social insurance exists since 2008 (Law 71/2006/QH11); a make-up of missing months is part of it. */
const FIRST_VOLUNTARY_MONTH = '2008-01'

export function readSalaryPeriods(fields: Fields, settlementMonth: string): readonly SalaryPeriod[] {
  const list = required(fields['salaryPeriods'] ?? undefined, 'salaryPeriods')
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_PERIODS) {
    throw invalid('salaryPeriods', `Cần danh sách từ 1 đến ${MOST_PERIODS} giai đoạn đóng.`)
  }
  const periods = list.map((item: unknown, index) => readPeriod(item, `salaryPeriods[${index}]`, settlementMonth))
  if (overlaps(periods)) throw invalid('salaryPeriods', 'Có tháng nằm trong hai giai đoạn đóng.')
  return periods
}

function readPeriod(item: unknown, path: string, settlementMonth: string): SalaryPeriod {
  const fields = nestedFields(item, path)
  const from = month(fields, `${path}.from`)
  if (from < FIRST_MONTH) throw invalid(`${path}.from`, `Cần tháng từ ${FIRST_MONTH} trở đi.`)
  const to = month(fields, `${path}.to`)
  if (to < from) throw invalid(`${path}.to`, 'Tháng cuối phải từ tháng đầu trở đi.')
  if (to > settlementMonth)
    throw invalid(`${path}.to`, `Tháng cuối không được sau tháng giải quyết ${settlementMonth}.`)
  const amount = money(fields, `${path}.amount`, { min: 1 })
  const kind = optionalChoice(fields, `${path}.kind`, periodKinds) ?? 'compulsory'
  if (kind !== 'compulsory' && from < FIRST_VOLUNTARY_MONTH) {
    throw invalid(`${path}.kind`, `BHXH tự nguyện chỉ có từ tháng ${FIRST_VOLUNTARY_MONTH}.`)
  }
  return { from, to, amount, kind }
}

function overlaps(periods: readonly SalaryPeriod[]): boolean {
  const inOrder = periods.toSorted((a, b) => a.from.localeCompare(b.from))
  return inOrder.some((period, index) => {
    const next = inOrder[index + 1]
    return next !== undefined && next.from <= period.to
  })
}
