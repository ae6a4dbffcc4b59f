import { unreachable } from '../core/message.ts'
import { integer, money, month, optionalChoice, optionalInteger, required, windowW, type Fields } from './fields.ts'
import type { Trail } from './trail.ts'

const groups = ['poor_or_island', 'near_poor', 'ethnic', 'other'] as const
const methods = ['monthly', '3_months', '6_months', '12_months', 'prepay_years', 'missing_months'] as const

export interface VoluntaryInput {
  readonly paymentMonth: string
  readonly income: number
  readonly floor: number
  readonly cap: number
  readonly group: (typeof groups)[number]
  readonly method: (typeof methods)[number]
  /** Months this payment is for. */
  readonly months: number
  readonly supportMonthsUsed: number
}

/** The range of the income depends on the month; what sets it is cited in the trail. */
export function readVoluntary(fields: Fields, trail: Trail): VoluntaryInput {
  const paymentMonth = month(fields, 'paymentMonth', windowW)
  const figure = (name: string): number => trail.figure(name, `${paymentMonth}-01`, 'paymentMonth')
  const floor = figure('vol_income_floor')
  const cap = figure('vol_income_cap')
  const income = money(fields, 'income', { min: floor, max: cap })
  const group = optionalChoice(fields, 'group', groups) ?? 'other'
  const method = optionalChoice(fields, 'method', methods) ?? 'monthly'
  const years = optionalInteger(fields, 'years', {
    min: figure('vol_prepay_years_min'),
    max: figure('vol_prepay_years_max'),
  })
  if (method === 'prepay_years') required(years, 'years')
  const missing = { min: 1, max: figure('vol_makeup_max_months') }
  const months =
    method === 'missing_months' ? integer(fields, 'months', missing) : optionalInteger(fields, 'months', missing)
  const supported = { min: 0, max: figure('vol_support_max_months') }
  const supportMonthsUsed = optionalInteger(fields, 'supportMonthsUsed', supported) ?? 0
  const paid = monthsPaid(method, years ?? 0, months ?? 0)
  return { paymentMonth, income, floor, cap, group, method, months: paid, supportMonthsUsed }
}

function monthsPaid(method: VoluntaryInput['method'], years: number, missingMonths: number): number {
  switch (method) {
    case 'monthly':
      return 1
    case '3_months':
      return 3
    case '6_months':
      return 6
    case '12_months':
      return 12
    case 'prepay_years':
      return 12 * years
    case 'missing_months':
      return missingMonths
    default:
      return unreachable(method)
  }
}
