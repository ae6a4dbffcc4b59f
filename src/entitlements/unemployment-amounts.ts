import { exact, roundVnd, type Exact } from './exact.ts'
import { stateFigure } from './explain.ts'
import { formatNumber } from './parameters.ts'
import { percentOf } from './percent-of.ts'
import type { UnemploymentInput } from './unemployment-input.ts'
import { unemploymentLaw } from './unemployment-law.ts'
import type { Figures, Trail } from './trail.ts'
import { vnd } from './vietnamese-figures.ts'

export interface UnemploymentAmounts {
  readonly cap: number
  readonly capApplied: boolean
  readonly monthlyAmount: number
  readonly total: number
  readonly healthInsuranceMonthly: number
  /** By the minimum wage when the contract ended, where it differs. */
  readonly alternativeMonthlyAmount?: number
}

interface Entitled {
  readonly eligible: boolean
  readonly benefitMonths: number
  readonly figures: Figures
}

/** Law 74/2025 art. 39.1, 39.4. */
export function unemploymentAmounts(
  input: UnemploymentInput,
  { eligible, benefitMonths, figures }: Entitled,
  trail: Trail,
): UnemploymentAmounts {
  const law = unemploymentLaw(input.endDate, trail)
  const name = `ui_benefit_cap_region_${input.region}`
  const lastDay = `${input.lastContributionMonth}-01`
  const cap = stateFigure(trail, figures, { name, on: lastDay, field: 'lastContributionMonth' })
  const capAtEnd = trail.figure(name, input.endDate, 'endDate')
  const rate = law('ui_benefit_rate')
  const share = percentOf(input.average, rate)
  const within = (most: number): number => (eligible ? roundVnd(smaller(share, exact(most))) : 0)
  const monthlyAmount = within(cap)
  if (capAtEnd !== cap) {
    trail.warn(
      'cap_date_conflict',
      'Lương tối thiểu vùng khác nhau giữa tháng đóng cuối và lúc chấm dứt hợp đồng: luật và nghị định lấy hai mốc khác nhau.',
    )
  }
  if (eligible) {
    trail.step(
      `Mỗi tháng = ${formatNumber(rate)}% × ${vnd(input.average)} = ${vnd(share)}, nhiều nhất ${vnd(cap)}, ` +
        `làm tròn đến đồng = ${vnd(monthlyAmount)}; tổng ${vnd(monthlyAmount)} × ${benefitMonths} tháng = ` +
        `${vnd(monthlyAmount * benefitMonths)}.`,
    )
  }
  return {
    cap,
    capApplied: share.compare(cap) > 0,
    monthlyAmount,
    total: monthlyAmount * benefitMonths,
    healthInsuranceMonthly: healthInsurance(monthlyAmount, law('ui_hi_rate'), trail),
    ...(capAtEnd === cap ? {} : { alternativeMonthlyAmount: within(capAtEnd) }),
  }
}

function smaller(a: Exact, b: Exact): Exact {
  return a.compare(b) < 0 ? a : b
}

function healthInsurance(monthlyAmount: number, rate: number, trail: Trail): number {
  const amount = roundVnd(percentOf(monthlyAmount, rate))
  if (monthlyAmount > 0)
    trail.step(`Quỹ BHTN đóng BHYT mỗi tháng ${formatNumber(rate)}% × ${vnd(monthlyAmount)} = ${vnd(amount)}.`)
  return amount
}
