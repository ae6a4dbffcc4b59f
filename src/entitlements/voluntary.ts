import type { Day } from '../core/ids.ts'
import { addToMonth } from './calendar.ts'
import type { CalculationResult } from './calculator.ts'
import { exact, roundVnd, type Exact } from './exact.ts'
import { citeArticles, socialInsuranceAgency, socialInsuranceLaw, span, stateDecider, stateFigure } from './explain.ts'
import type { Fields } from './fields.ts'
import { formatNumber } from './parameters.ts'
import { percentOf } from './percent-of.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { monthText, vnd } from './vietnamese-figures.ts'
import { readVoluntary, type VoluntaryInput } from './voluntary-input.ts'
import { voluntarySupport } from './voluntary-support.ts'

/** The poverty line, and with it the floor, is known only up to this month. */
const LAST_MONTH_OF_FLOOR = '2026-12'

/** Voluntary contribution: what to pay now, after the State's support. */
export function voluntary(fields: Fields, figures: Figures): CalculationResult {
  const trail = createTrail(figures)
  const input = readVoluntary(fields, trail)
  const on = `${input.paymentMonth}-01`
  const { months } = input
  trail.step(
    `Tháng đóng ${monthText(input.paymentMonth)}; thu nhập chọn ${vnd(input.income)}, được chọn từ ` +
      `${vnd(input.floor)} đến ${vnd(input.cap)}; đóng cho ${months} tháng.`,
  )
  const rate = stateFigure(trail, figures, { name: 'vol_rate', on, field: 'paymentMonth' })
  const monthly = percentOf(input.income, rate)
  trail.step(`Mức đóng một tháng: ${vnd(input.income)} × ${formatNumber(rate)}% = ${vnd(monthly)}.`)
  const grossAmount = roundVnd(monthly.mul(interestFactor({ input, on, trail, figures })))
  trail.step(`Số tiền chưa trừ hỗ trợ, làm tròn đến đồng: ${vnd(grossAmount)}.`)
  const support = voluntarySupport({ input, on, trail, figures })
  const amountDue = grossAmount - support.support
  trail.step(`Số tiền phải nộp: ${vnd(grossAmount)} − ${vnd(support.support)} = ${vnd(amountDue)}.`)
  warn(input, support.supportMonths, trail)
  cite(trail)
  stateDecider(trail, socialInsuranceAgency)
  return {
    months,
    monthlyGross: roundVnd(monthly),
    ...support,
    undiscountedAmount: roundVnd(monthly.mul(months)),
    grossAmount,
    amountDue,
    floor: input.floor,
    cap: input.cap,
    ...trail.finish(),
  }
}

interface InterestCase {
  readonly input: VoluntaryInput
  readonly on: Day
  readonly trail: Trail
  readonly figures: Figures
}

/** Months' contributions the payment is worth: interest is given for paying ahead, and taken for making up. */
function interestFactor({ input: { method, months }, on, trail, figures }: InterestCase): Exact {
  if (method !== 'prepay_years' && method !== 'missing_months') {
    trail.step(`Nhân với ${months} tháng, không tính lãi.`)
    return exact(months)
  }
  const percent = stateFigure(trail, figures, { name: 'fund_yield_month', on, field: 'paymentMonth' })
  const growth = percentOf(1, percent).add(1)
  const ahead = method === 'prepay_years'
  // Sums of a geometric row, in closed form.
  const whole = (growth.pow(months) ?? exact(1)).sub(1).div(growth.sub(1))
  const factor = ahead ? whole.div(growth.pow(months - 1) ?? exact(1)) : whole.mul(growth)
  const how = ahead
    ? `tháng thứ i được chia cho ${formatNumber(growth.valueOf())} mũ (i − 1)`
    : `tháng thứ i được nhân với ${formatNumber(growth.valueOf())} mũ i`
  trail.step(`Cộng ${months} tháng, ${how}: khoảng ${formatNumber(factor.valueOf())} lần mức đóng một tháng.`)
  return factor
}

function warn({ method, months, paymentMonth }: VoluntaryInput, supportMonths: number, trail: Trail): void {
  if (method === 'missing_months') {
    trail.warn(
      'support_for_missing_months_unverified',
      'Chưa xác minh được Nhà nước có hỗ trợ khi đóng bù tháng còn thiếu không, nên không trừ hỗ trợ.',
    )
    return
  }
  if (method === 'prepay_years') {
    trail.warn('prepay_support_unverified', 'Chưa xác minh được cách tính hỗ trợ khi đóng trước nhiều năm.')
  }
  if (supportMonths < months) {
    trail.warn('support_limit_120', `Chỉ được hỗ trợ ${supportMonths} trong ${months} tháng: hết thời gian hỗ trợ.`)
  }
  if (addToMonth(paymentMonth, months - 1) > LAST_MONTH_OF_FLOOR) {
    trail.warn('floor_2027', 'Từ năm 2027 chuẩn hộ nghèo thay đổi, mức đóng thấp nhất có thể khác.')
  }
}

function cite(trail: Trail): void {
  trail.cite(socialInsuranceLaw, '31', '2')
  trail.cite(socialInsuranceLaw, '32', '2')
  citeArticles(trail, socialInsuranceLaw, [36])
  citeArticles(trail, '159/2025/NĐ-CP', span(5, 7))
}
