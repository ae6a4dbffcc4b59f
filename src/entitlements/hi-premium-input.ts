import { choice, day, integer, windowW, type Fields } from './fields.ts'
import { invalid } from './input-error.ts'

const supportedKinds = [
  'student',
  'near_poor',
  'near_poor_poor_commune',
  'ethnic_exit',
  'trafficking_victim',
  'grassroots',
  'farm_average',
  'bomb_mine_victim',
] as const

export type SupportedKind = (typeof supportedKinds)[number]

export interface HiPremiumInput {
  readonly paymentDate: string
  readonly kind: 'household' | SupportedKind
  readonly months: number
  /** 0 but for households. */
  readonly members: number
}

/** Households pay by the quarter, half year or year. */
const householdMonths: readonly number[] = [3, 6, 12]

export function readHiPremium(fields: Fields): HiPremiumInput {
  const paymentDate = day(fields, 'paymentDate', windowW)
  const kind = choice(fields, 'kind', ['household', ...supportedKinds])
  const months = integer(fields, 'months', { min: 1, max: 12 })
  if (kind !== 'household') return { paymentDate, kind, months, members: 0 }
  if (!householdMonths.includes(months)) throw invalid('months', 'Hộ gia đình đóng 3, 6 hoặc 12 tháng một lần.')
  return { paymentDate, kind, months, members: integer(fields, 'members', { min: 1, max: 30 }) }
}
