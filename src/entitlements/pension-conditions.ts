import type { PensionCase } from './pension-case.ts'
import type { EarlyPension } from './pension-early.ts'
import { pensionLaw } from './pension-law.ts'
import { isReducedCapacity, scheduledAge, yearsEarlyFor } from './retirement-schedule.ts'
import type { Trail } from './trail.ts'

/** Why there is no pension yet (Law 41/2024 arts 64, 65, 98); empty: entitled. Full months count, never rounded years. */
export function pensionReasons(pension: PensionCase, early: EarlyPension, trail: Trail): readonly string[] {
  const reasons = [
    ...monthReasons(pension, trail),
    ...(isTooYoung(pension, trail) ? ['age_not_reached'] : []),
    ...(isTooEarly(pension, early, trail) ? ['too_early'] : []),
  ]
  trail.step(
    reasons.length === 0
      ? 'Đủ điều kiện về thời gian đóng và tuổi theo các thông tin đã cho (Điều 64, 65, 98 Luật 41/2024/QH15).'
      : 'Theo các thông tin đã cho, chưa đủ điều kiện hưởng lương hưu (Điều 64, 65, 98 Luật 41/2024/QH15).',
  )
  return reasons
}

function monthReasons(pension: PensionCase, trail: Trail): readonly string[] {
  const law = pensionLaw(pension.pensionStart, trail)
  const needed = law('pension_min_years') * 12
  const { condition, compulsoryMonths, contributionMonths } = pension
  if (isReducedCapacity(condition) && compulsoryMonths < law('pension_reduced_capacity_years') * 12) {
    return ['under_20_years_compulsory']
  }
  const ofHardWork = ['heavy', 'hard_area', 'coal_mine', 'hiv_occupational'].includes(condition)
  if (ofHardWork && compulsoryMonths < needed) return ['under_15_years_compulsory']
  return contributionMonths < needed ? ['under_15_years'] : []
}

/** The pension begins the month after the age is reached. */
function isTooYoung({ condition, birth, gender, pensionStart }: PensionCase, trail: Trail): boolean {
  const yearsEarly = yearsEarlyFor(condition, trail)
  if (birth === undefined || isReducedCapacity(condition) || yearsEarly === undefined) return false
  const scheduled = scheduledAge({ gender, birthDay: birth.day }, yearsEarly, trail)
  return scheduled !== undefined && scheduled.reachDate.slice(0, 7) >= pensionStart
}

function isTooEarly({ condition }: PensionCase, { months }: EarlyPension, trail: Trail): boolean {
  return isReducedCapacity(condition) && months > 12 * (yearsEarlyFor(condition, trail) ?? 0)
}
