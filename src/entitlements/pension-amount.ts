import { roundVnd, type Exact } from './exact.ts'
import { stateFigure } from './explain.ts'
import { formatNumber } from './parameters.ts'
import type { PensionCase } from './pension-case.ts'
import { pensionLaw } from './pension-law.ts'
import { percentOf } from './percent-of.ts'
import type { Figures, Trail } from './trail.ts'
import { vnd } from './vietnamese-figures.ts'

export interface PensionAmount {
  readonly monthlyBeforeMinimum: number
  readonly minimumApplied: boolean
  readonly monthlyPension: number
}

export const noPension: PensionAmount = { monthlyBeforeMinimum: 0, minimumApplied: false, monthlyPension: 0 }

export interface PensionRate {
  readonly base: number
  readonly reduction: number
}

/** Law 41/2024 arts 66, 141.11. */
export function pensionAmount(
  pension: PensionCase,
  { rate, figures }: { readonly rate: PensionRate; readonly figures: Figures },
  trail: Trail,
): PensionAmount {
  const percent = rate.base - rate.reduction
  const { average } = pension.salary
  const amount = percentOf(average, percent)
  trail.step(
    `Lương hưu = (${formatNumber(rate.base)}% - ${formatNumber(rate.reduction)}% do nghỉ sớm) × ${vnd(average)} = ` +
      `${formatNumber(percent)}% × ${vnd(average)}, làm tròn đến đồng = ${vnd(amount)}.`,
  )
  const on = `${pension.pensionStart}-01`
  const least = stateFigure(trail, figures, { name: 'pension_minimum', on, field: 'pensionStart' })
  const minimumApplied = isRaised(pension, { amount, least }, trail)
  const monthlyBeforeMinimum = roundVnd(amount)
  return { monthlyBeforeMinimum, minimumApplied, monthlyPension: minimumApplied ? least : monthlyBeforeMinimum }
}

interface Compared {
  readonly amount: Exact
  readonly least: number
}

/** Only for those who joined before Law 41/2024 and have 20 years in the groups it names. */
function isRaised(pension: PensionCase, { amount, least }: Compared, trail: Trail): boolean {
  const neededMonths = pensionLaw(pension.pensionStart, trail)('pension_minimum_years') * 12
  if (amount.compare(least) >= 0 || pension.minimumGroupMonths < neededMonths) return false
  if (pension.joinedBeforeJuly2025 === undefined) {
    trail.warn(
      'minimum_pension_unknown',
      'Chưa biết có tham gia BHXH bắt buộc trước ngày 01/07/2025 không nên chưa áp dụng mức lương hưu thấp nhất.',
    )
    return false
  }
  if (pension.joinedBeforeJuly2025) {
    trail.step(
      `Tham gia trước 01/07/2025 và đóng bắt buộc từ đủ ${neededMonths} tháng nên được bảo đảm mức thấp nhất ${vnd(least)} ` +
        '(khoản 11 Điều 141 Luật 41/2024/QH15).',
    )
  }
  return pension.joinedBeforeJuly2025
}
