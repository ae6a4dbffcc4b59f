import { yearsFromMonths } from './calendar.ts'
import { formatNumber } from './parameters.ts'
import type { PensionCase } from './pension-case.ts'
import { pensionLaw } from './pension-law.ts'
import type { Trail } from './trail.ts'

/** Percent of the average before any reduction (Law 41/2024 arts 66.1, 99.1). Multiples of a half: exact as numbers. */
export function basePensionRate(pension: PensionCase, trail: Trail): number {
  const { gender, contributionMonths } = pension
  const law = pensionLaw(pension.pensionStart, trail)
  const years = yearsFromMonths(contributionMonths)
  const menStart = law('pension_rate_men_start_years')
  const scale =
    gender === 'female'
      ? {
          start: law('pension_rate_women_start'),
          from: law('pension_rate_women_start_years'),
          step: law('pension_rate_step'),
        }
      : years >= menStart
        ? { start: law('pension_rate_men_start'), from: menStart, step: law('pension_rate_step') }
        : {
            start: law('pension_rate_men_15_19_start'),
            from: law('pension_min_years'),
            step: law('pension_rate_men_15_19_step'),
          }
  const most = law('pension_rate_max')
  const rate = Math.min(most, scale.start + scale.step * (years - scale.from))
  trail.step(
    `Đóng ${contributionMonths} tháng, tính ${formatNumber(years)} năm (lẻ 1–6 tháng tính nửa năm, 7–11 tháng tính một năm).`,
  )
  trail.step(
    `Tỷ lệ hưởng của ${gender === 'female' ? 'nữ' : 'nam'} (khoản 1 Điều 66, Điều 99 Luật 41/2024/QH15) = ${scale.start}% + ` +
      `${scale.step}% × (${formatNumber(years)} - ${scale.from}), nhiều nhất ${most}% = ${formatNumber(rate)}%.`,
  )
  return rate
}
