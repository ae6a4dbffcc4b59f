import type { CalculationResult } from './calculator.ts'
import { exact, roundVnd, type Exact } from './exact.ts'
import {
  citeArticles,
  citeDocument,
  healthInsuranceLaw,
  socialInsuranceAgency,
  stateDecider,
  stateFigure,
} from './explain.ts'
import type { Fields } from './fields.ts'
import { readHiPremium, type HiPremiumInput, type SupportedKind } from './hi-premium-input.ts'
import { formatNumber } from './parameters.ts'
import { percentOf } from './percent-of.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

/** Two readings of the day from which the groups new in 2025 have their support. */
const SUPPORT_CERTAIN_FROM = '2025-08-15'

const shareNames: Readonly<Record<SupportedKind, string>> = {
  student: 'hi_support_student_min',
  near_poor: 'hi_support_near_poor_min',
  near_poor_poor_commune: 'hi_support_near_poor_poor_commune',
  ethnic_exit: 'hi_support_ethnic_exit_min',
  trafficking_victim: 'hi_support_trafficking_min',
  grassroots: 'hi_support_grassroots_min',
  farm_average: 'hi_support_farm_min',
  bomb_mine_victim: 'hi_support_bomb_mine_min',
}

/** What a household or a supported person pays for health insurance. */
export function hiPremium(fields: Fields, figures: Figures): CalculationResult {
  const input = readHiPremium(fields)
  const trail = createTrail(figures)
  const from = { on: input.paymentDate, field: 'paymentDate' }
  trail.step(`Ngày đóng ${dayText(input.paymentDate)}, đóng cho ${input.months} tháng.`)
  const base = stateFigure(trail, figures, { name: 'hi_base_salary', ...from })
  const rate = stateFigure(trail, figures, { name: 'hi_rate_total', ...from })
  const monthly = percentOf(base, rate)
  trail.step(`Mức đóng đủ một tháng: ${vnd(base)} × ${formatNumber(rate)}% = ${vnd(monthly)}.`)
  const paid =
    input.kind === 'household' ? householdPays(input, monthly, trail) : supportedPays(input, input.kind, monthly, trail)
  citeArticles(trail, healthInsuranceLaw, [13])
  citeDocument(trail, '188/2025/NĐ-CP')
  stateDecider(trail, socialInsuranceAgency)
  return { base, months: input.months, monthlyFull: roundVnd(monthly), ...paid, ...trail.finish() }
}

/** The first member pays in full, the following ones less and less; from the fifth on the same. */
function householdPays({ members, months, paymentDate }: HiPremiumInput, monthly: Exact, trail: Trail) {
  const list = Array.from({ length: members }, (_, index) => {
    const order = index + 1
    const percent = trail.figure(`hi_household_factor_${order < 5 ? order : '5plus'}`, paymentDate, 'paymentDate')
    const share = percentOf(monthly, percent)
    const amount = roundVnd(share.mul(months))
    trail.step(
      `Người thứ ${order}: ${vnd(monthly)} × ${formatNumber(percent)}% × ${months} tháng = ${vnd(amount)}, làm tròn đến đồng.`,
    )
    return { order, percent, monthly: roundVnd(share), amount }
  })
  const amountDue = list.reduce((sum, member) => sum + member.amount, 0)
  trail.step(`Cả hộ phải đóng: ${vnd(amountDue)}.`)
  trail.warn(
    'same_financial_year',
    'Mức giảm dần chỉ áp dụng khi các thành viên trong hộ cùng tham gia trong năm tài chính.',
  )
  return { members: list, stateSharePercent: 0, stateAmount: 0, amountDue }
}

function supportedPays({ months, paymentDate }: HiPremiumInput, kind: SupportedKind, monthly: Exact, trail: Trail) {
  const share = trail.figure(shareNames[kind], paymentDate, 'paymentDate')
  const whole = monthly.mul(months)
  const amountDue = roundVnd(percentOf(whole, exact(100).sub(exact(share))))
  const stateAmount = roundVnd(whole) - amountDue
  trail.step(
    `Nhà nước hỗ trợ ${formatNumber(share)}%; người tham gia đóng ${vnd(monthly)} × ${months} tháng × ` +
      `${formatNumber(100 - share)}% = ${vnd(amountDue)}, làm tròn đến đồng.`,
  )
  trail.step(`Nhà nước đóng phần còn lại: ${vnd(whole)} − ${vnd(amountDue)} = ${vnd(stateAmount)}.`)
  trail.warn('local_support', 'Địa phương có thể hỗ trợ thêm, số tiền tự đóng có thể thấp hơn.')
  if (share === 50 && paymentDate < SUPPORT_CERTAIN_FROM) {
    trail.warn('support_start_date', `Mức hỗ trợ 50% có thể chỉ áp dụng từ ngày ${dayText(SUPPORT_CERTAIN_FROM)}.`)
  }
  return { stateSharePercent: share, stateAmount, amountDue }
}
