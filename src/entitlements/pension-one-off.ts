import { yearsFromMonths } from './calendar.ts'
import { exact, roundVnd } from './exact.ts'
import { formatNumber } from './parameters.ts'
import type { PensionCase } from './pension-case.ts'
import { pensionLaw } from './pension-law.ts'
import type { Trail } from './trail.ts'
import { vnd } from './vietnamese-figures.ts'

/** For the years beyond those that give the highest rate (Law 41/2024 arts 68, 100). */
export function pensionOneOff(pension: PensionCase, eligible: boolean, trail: Trail): number {
  const law = pensionLaw(pension.pensionStart, trail)
  const threshold = law(pension.gender === 'male' ? 'retire_oneoff_threshold_men' : 'retire_oneoff_threshold_women')
  const extra = Math.max(0, pension.contributionMonths - threshold * 12)
  const late = Math.min(pension.monthsAfterAge, extra)
  const before = extra - late
  if (before > 0 && late > 0 && (before % 12 > 0 || late % 12 > 0)) {
    trail.warn(
      'one_off_split_rounding',
      'Tháng lẻ trước và sau khi đủ tuổi được làm tròn riêng; cơ quan BHXH có thể làm tròn chung.',
    )
  }
  const [share, shareAfterAge] = [law('retire_oneoff_share'), law('retire_oneoff_share_after_age')]
  const multiple = exact(share)
    .mul(yearsFromMonths(before))
    .add(exact(shareAfterAge).mul(yearsFromMonths(late)))
  const amount = roundVnd(pension.salary.average.mul(multiple))
  if (!eligible) return 0
  if (extra > 0) {
    trail.step(
      `Đóng trên ${threshold} năm là ${extra} tháng (khoản 2 Điều 68): trợ cấp một lần = ${vnd(pension.salary.average)} × ` +
        `(${formatNumber(share)} × ${formatNumber(yearsFromMonths(before))} năm trước khi đủ tuổi + ` +
        `${formatNumber(shareAfterAge)} × ${formatNumber(yearsFromMonths(late))} năm sau khi đủ tuổi) = ${vnd(amount)}.`,
    )
  }
  return amount
}
