import type { CalculationResult } from './calculator.ts'
import { addDays } from './calendar.ts'
import { exact, roundVnd } from './exact.ts'
import { citeArticles, socialInsuranceAgency, socialInsuranceLaw, span, stateDecider, stateFigure } from './explain.ts'
import type { Fields } from './fields.ts'
import { formatNumber } from './parameters.ts'
import { percentOf } from './percent-of.ts'
import { readSickness, type SicknessInput } from './sickness-input.ts'
import { sickDays, type SickDays } from './sick-days.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

/** Sick pay of one leave, one's own or with a sick child. */
export function sickness(fields: Fields, figures: Figures): CalculationResult {
  const input = readSickness(fields)
  const trail = createTrail(figures)
  trail.step(
    `Nghỉ từ ${dayText(input.startDate)}: ${formatNumber(input.days)} ngày; trong năm đã hưởng ` +
      `${formatNumber(input.usedDays)} ngày; lương đóng BHXH tháng trước khi nghỉ ${vnd(input.base)}.`,
  )
  const limits = sickDays(input, trail, figures)
  const paid = paidDays(input, limits, trail)
  const amounts = sickPay({ input, limits, paid }, trail, figures)
  warn(input, paid.unpaidDays, limits.eligible, trail)
  citeArticles(trail, socialInsuranceLaw, span(42, 45))
  stateDecider(trail, socialInsuranceAgency)
  const { maxDays, eligible, reducedRatePercent } = limits
  const reasons = eligible ? [] : ['child_7_or_older']
  return { eligible, reasons, maxDays, ...paid, reducedRatePercent, ...amounts, ...trail.finish() }
}

interface PaidDays {
  readonly remainingDays: number
  readonly paidDaysAt75: number
  readonly paidDaysReduced: number
  readonly unpaidDays: number
}

function paidDays(
  { days, usedDays }: SicknessInput,
  { maxDays, reducedRatePercent }: SickDays,
  trail: Trail,
): PaidDays {
  const remainingDays = Math.max(0, maxDays - usedDays)
  const paidDaysAt75 = Math.min(days, remainingDays)
  const rest = days - paidDaysAt75
  const isLongTerm = reducedRatePercent > 0
  trail.step(
    `Còn được hưởng trong năm: ${maxDays} − ${formatNumber(usedDays)} = ${formatNumber(remainingDays)} ngày (không dưới 0); ` +
      `lần này ${formatNumber(paidDaysAt75)} ngày trong hạn, ${formatNumber(rest)} ngày vượt hạn.`,
  )
  return {
    remainingDays,
    paidDaysAt75,
    paidDaysReduced: isLongTerm ? rest : 0,
    unpaidDays: isLongTerm ? 0 : rest,
  }
}

interface SickPayCase {
  readonly input: SicknessInput
  readonly limits: SickDays
  readonly paid: PaidDays
}

function sickPay({ input, limits, paid }: SickPayCase, trail: Trail, figures: Figures) {
  const from = { on: input.startDate, field: 'startDate' }
  const rate = stateFigure(trail, figures, { name: 'sick_rate_normal', ...from })
  const divisor = stateFigure(trail, figures, { name: 'sick_day_divisor', ...from })
  const day = exact(input.base, divisor)
  const full = percentOf(day, rate)
  const reduced = percentOf(day, limits.reducedRatePercent)
  const amount = roundVnd(full.mul(paid.paidDaysAt75).add(reduced.mul(paid.paidDaysReduced)))
  trail.step(
    `Tiền hưởng: ${vnd(input.base)} ÷ ${divisor} × (${rate}% × ${formatNumber(paid.paidDaysAt75)} + ` +
      `${limits.reducedRatePercent}% × ${formatNumber(paid.paidDaysReduced)}) = ${vnd(amount)}, làm tròn đến đồng.`,
  )
  return { dailyAt75: roundVnd(full), dailyReduced: roundVnd(reduced), amount }
}

function warn({ startDate, days }: SicknessInput, unpaidDays: number, eligible: boolean, trail: Trail): void {
  if (!eligible) trail.warn('child_7_or_older', 'Con từ đủ 7 tuổi: không có chế độ nghỉ chăm con ốm.')
  if (eligible && unpaidDays > 0) {
    trail.warn('over_limit', `${formatNumber(unpaidDays)} ngày vượt số ngày tối đa trong năm nên không được hưởng.`)
  }
  if (addDays(startDate, Math.floor(days)).slice(0, 4) !== startDate.slice(0, 4)) {
    trail.warn('crosses_year', 'Thời gian nghỉ sang năm khác: số ngày tối đa được tính riêng cho từng năm.')
  }
}
