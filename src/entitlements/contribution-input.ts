import { flag, integer, money, month, optionalChoice, optionalInteger, windowW, type Fields } from './fields.ts'

const payers = ['employee', 'foreigner', 'household_owner'] as const

export interface ContributionInput {
  readonly month: string
  readonly salary: number
  readonly payer: (typeof payers)[number]
  /** Always there for employees: their unemployment cap is regional. */
  readonly region: number | undefined
  readonly reducedAccidentRate: boolean
  readonly partTime: boolean
}

export function readContribution(fields: Fields): ContributionInput {
  const forMonth = month(fields, 'month', windowW)
  const salary = money(fields, 'salary')
  const payer = optionalChoice(fields, 'payer', payers) ?? 'employee'
  const regions = { min: 1, max: 4 }
  const region = payer === 'employee' ? integer(fields, 'region', regions) : optionalInteger(fields, 'region', regions)
  const reducedAccidentRate = flag(fields, 'reducedAccidentRate', false)
  return { month: forMonth, salary, payer, region, reducedAccidentRate, partTime: flag(fields, 'partTime', false) }
}
