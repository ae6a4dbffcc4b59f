import type { Day } from '../core/ids.ts'
import {
  choice,
  day,
  flag,
  money,
  optionalChoice,
  optionalMoney,
  required,
  type DayWindow,
  type Fields,
} from './fields.ts'
import { invalid } from './input-error.ts'

const groups = [
  'army_police',
  'child_under_6',
  'merit',
  'poor',
  'social_assistance',
  'near_poor',
  'social_pension_75',
  'pensioner',
  'merit_relative',
  'ethnic_exit',
  'employee',
  'household',
  'student',
  'unemployed',
  'foreigner',
  'other',
] as const

export type HiGroup = (typeof groups)[number]

const settings = ['inpatient', 'outpatient'] as const
const routes = ['proper', 'emergency', 'self_referred', 'listed_disease', 'difficult_area'] as const
const facilities = [
  'health_station',
  'primary',
  'former_district',
  'basic_under_50',
  'basic_50_70',
  'basic_former_province',
  'specialised_former_province',
  'specialised_former_central',
] as const

export type HiFacility = (typeof facilities)[number]

export interface HiVisit {
  readonly date: Day
  readonly cost: number
  readonly group: HiGroup
  readonly setting: (typeof settings)[number]
  readonly route: (typeof routes)[number]
  /** Always there for self_referred and difficult_area. Never inferred from a name. */
  readonly facility: HiFacility | undefined
  readonly fiveYears: boolean
  /** Co-payments of this year that count, before this visit. */
  readonly copayThisYear: number
  /** Their part paid before the reference level rose. */
  readonly copayBeforeJuly2026: number
}

/** Health centres by level exist since 2025; figures are known up to the end of 2026. */
const copayWindow: DayWindow = { from: '2025-01-01', to: '2026-12-31' }

/** From here the co-payment of five-year members is counted in two parts, and outpatients are paid half. */
export const COPAY_CHANGE: Day = '2026-07-01'

export function readHiVisit(fields: Fields): HiVisit {
  const date = day(fields, 'date', copayWindow)
  const cost = money(fields, 'cost')
  const group = choice(fields, 'group', groups)
  const setting = choice(fields, 'setting', settings)
  const route = optionalChoice(fields, 'route', routes) ?? 'proper'
  const facility = optionalChoice(fields, 'facility', facilities)
  if (route === 'self_referred' || route === 'difficult_area') required(facility, 'facility')
  const fiveYears = flag(fields, 'fiveYears', false)
  const copayThisYear = optionalMoney(fields, 'copayThisYear') ?? 0
  const before = optionalMoney(fields, 'copayBeforeJuly2026')
  if (fiveYears && date >= COPAY_CHANGE && copayThisYear > 0) required(before, 'copayBeforeJuly2026')
  const copayBeforeJuly2026 = before ?? 0
  if (copayBeforeJuly2026 > copayThisYear) {
    throw invalid('copayBeforeJuly2026', 'Phần trước ngày 01/07/2026 không thể lớn hơn cả năm.')
  }
  return { date, cost, group, setting, route, facility, fiveYears, copayThisYear, copayBeforeJuly2026 }
}
