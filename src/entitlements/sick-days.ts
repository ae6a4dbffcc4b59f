import { stateFigure } from './explain.ts'
import type { SicknessInput } from './sickness-input.ts'
import type { Figures, Trail } from './trail.ts'

export interface SickDays {
  readonly eligible: boolean
  /** Working days a year at the full rate. */
  readonly maxDays: number
  /** For the days beyond, only with a long-term disease; else 0. */
  readonly reducedRatePercent: number
}

/** By years paid; thresholds are full months. */
const steps = [
  { normal: 'sick_days_normal_under_15y', hazardous: 'sick_days_hazard_under_15y', rate: 'sick_rate_long_lt15y' },
  { normal: 'sick_days_normal_15_to_30y', hazardous: 'sick_days_hazard_15_to_30y', rate: 'sick_rate_long_15y' },
  { normal: 'sick_days_normal_from_30y', hazardous: 'sick_days_hazard_from_30y', rate: 'sick_rate_long_30y' },
] as const

export function sickDays(input: SicknessInput, trail: Trail, figures: Figures): SickDays {
  const from = { on: input.startDate, field: 'startDate' }
  const read = (name: string): number => trail.figure(name, input.startDate, 'startDate')
  const stated = (name: string): number => stateFigure(trail, figures, { name, ...from })
  if (input.kind === 'child') {
    trail.step(`Con ${input.childAgeMonths} tháng tuổi.`)
    if (input.childAgeMonths >= read('child_sick_age_max')) {
      trail.step('Con đã đủ 7 tuổi: số ngày được hưởng là 0.')
      return { eligible: false, maxDays: 0, reducedRatePercent: 0 }
    }
    const isSmall = input.childAgeMonths < read('child_sick_age_step')
    return {
      eligible: true,
      maxDays: stated(isSmall ? 'child_sick_days_u3' : 'child_sick_days_3to7'),
      reducedRatePercent: 0,
    }
  }
  const { contributionMonths: months } = input
  trail.step(`Đã đóng BHXH ${months} tháng${input.hazardous ? ', nghề nặng nhọc, độc hại, nguy hiểm' : ''}.`)
  const names = steps[months < 12 * read('sick_years_step_1') ? 0 : months < 12 * read('sick_years_step_2') ? 1 : 2]
  const maxDays = stated(input.hazardous ? names.hazardous : names.normal)
  return { eligible: true, maxDays, reducedRatePercent: input.longTerm ? stated(names.rate) : 0 }
}
