import type { Day } from '../core/ids.ts'
import { unreachable } from '../core/message.ts'
import { addMonths, addToMonth } from './calendar.ts'
import { windowW } from './fields.ts'
import type { Trail } from './trail.ts'

export const genders = ['male', 'female'] as const
export type Gender = (typeof genders)[number]

export const retirementConditions = [
  'normal',
  'heavy',
  'hard_area',
  'coal_mine',
  'hiv_occupational',
  'reduced_capacity_61',
  'reduced_capacity_81',
  'preschool_teacher',
] as const
export type RetirementCondition = (typeof retirementConditions)[number]

export interface ScheduledAge {
  readonly ageMonths: number
  readonly reachDate: Day
}

/** The roadmap of Decree 135/2020 begins in 2021; whoever was born before had reached the age of 2020 by then. */
const FIRST_YEAR = 2021
const FIRST_BIRTH_MONTH: Readonly<Record<Gender, string>> = { male: '1961-01', female: '1966-01' }

/** The age by the year in which it is reached. Undefined: reached before the roadmap began. */
export function scheduledAge(
  person: { readonly gender: Gender; readonly birthDay: Day },
  yearsEarly: number,
  trail: Trail,
): ScheduledAge | undefined {
  // A lowered age follows the row of the year in which it is itself reached: as if born that much earlier.
  const movedBack = addToMonth(person.birthDay.slice(0, 7), -12 * yearsEarly)
  if (movedBack < FIRST_BIRTH_MONTH[person.gender]) return undefined
  for (let year = FIRST_YEAR; ; year++) {
    const roadmapAge = roadmapAgeIn(year, person.gender, trail)
    if (Number(addToMonth(movedBack, roadmapAge).slice(0, 4)) <= year) {
      const ageMonths = roadmapAge - 12 * yearsEarly
      return { ageMonths, reachDate: addMonths(person.birthDay, ageMonths) }
    }
  }
}

/** In months. */
export function roadmapAgeIn(year: number, gender: Gender, trail: Trail): number {
  return trail.figure(gender === 'male' ? 'retire_age_men' : 'retire_age_women', `${year}-01-01`, 'birthDate')
}

/** Undefined: no age is asked for at all. */
export function yearsEarlyFor(condition: RetirementCondition, trail: Trail): number | undefined {
  // The rules as they stand at the end of what is known: teachers may retire early since 2026 only.
  const figure = (name: string): number => trail.figure(name, windowW.to, 'condition')
  switch (condition) {
    case 'normal':
      return 0
    case 'heavy':
    case 'hard_area':
      return figure('pension_early_years_heavy')
    case 'coal_mine':
      return figure('pension_early_years_coal')
    case 'hiv_occupational':
      return undefined
    case 'reduced_capacity_61':
      return figure('pension_early_years_reduced_61')
    case 'reduced_capacity_81':
      return figure('pension_early_years_reduced_81')
    case 'preschool_teacher':
      return figure('pension_early_years_preschool')
    default:
      return unreachable(condition)
  }
}

export function isReducedCapacity(condition: RetirementCondition): boolean {
  return condition === 'reduced_capacity_61' || condition === 'reduced_capacity_81'
}

export const conditionWords: Readonly<Record<RetirementCondition, string>> = {
  normal: 'điều kiện lao động bình thường',
  heavy: 'làm nghề nặng nhọc, độc hại, nguy hiểm',
  hard_area: 'làm việc ở vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn',
  coal_mine: 'khai thác than trong hầm lò',
  hiv_occupational: 'nhiễm HIV do tai nạn rủi ro nghề nghiệp',
  reduced_capacity_61: 'suy giảm khả năng lao động từ 61% đến dưới 81%',
  reduced_capacity_81: 'suy giảm khả năng lao động từ 81%',
  preschool_teacher: 'giáo viên mầm non',
}
