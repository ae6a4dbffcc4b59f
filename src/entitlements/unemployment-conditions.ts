import type { Day } from '../core/ids.ts'
import type { UnemploymentInput } from './unemployment-input.ts'
import { unemploymentLaw } from './unemployment-law.ts'
import type { Trail } from './trail.ts'
import { dayText } from './vietnamese-figures.ts'

/** Why there is no entitlement (Law 74/2025 art. 38); empty: entitled. */
export function reasonsAgainst(input: UnemploymentInput, filingDeadline: Day, trail: Trail): readonly string[] {
  const neededMonths = unemploymentLaw(input.endDate, trail)('ui_cond_contrib_months')
  const { reason, filingDate } = input
  trail.step(
    `Điều kiện (Điều 38 Luật Việc làm 74/2025/QH15): chấm dứt hợp đồng đúng luật, đóng từ đủ ${neededMonths} tháng trong 24 tháng ` +
      `(hợp đồng dưới 12 tháng: trong 36 tháng) trước khi nghỉ, nộp hồ sơ trong 3 tháng, hạn cuối ${dayText(filingDeadline)}.`,
  )
  if (input.monthsInWindow === undefined) {
    trail.warn(
      'window_not_checked',
      'Chưa biết số tháng đóng trong 24 hoặc 36 tháng trước khi nghỉ nên chưa xét điều kiện này.',
    )
  }
  return [
    ...(reason === 'unlawful_resignation' || reason === 'pension_eligible' ? [reason] : []),
    ...monthReasons(input, neededMonths),
    ...(filingDate !== undefined && filingDate > filingDeadline ? ['filed_late'] : []),
  ]
}

function monthReasons({ contributionMonths, monthsInWindow }: UnemploymentInput, needed: number): readonly string[] {
  if (contributionMonths < needed) return ['under_12_months']
  return monthsInWindow !== undefined && monthsInWindow < needed ? ['under_12_months_in_window'] : []
}
