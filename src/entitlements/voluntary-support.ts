import type { Day } from '../core/ids.ts'
import { exact, roundVnd } from './exact.ts'
import { stateFigure } from './explain.ts'
import { formatNumber } from './parameters.ts'
import { percentOf } from './percent-of.ts'
import type { Figures, Trail } from './trail.ts'
import { vnd } from './vietnamese-figures.ts'
import type { VoluntaryInput } from './voluntary-input.ts'

export interface VoluntarySupport {
  readonly monthlySupport: number
  readonly supportMonths: number
  readonly support: number
}

interface SupportCase {
  readonly input: VoluntaryInput
  readonly on: Day
  readonly trail: Trail
  readonly figures: Figures
}

const shares = {
  poor_or_island: 'vol_support_poor_island',
  near_poor: 'vol_support_near_poor',
  ethnic: 'vol_support_ethnic',
  other: 'vol_support_other',
} as const

/** The State pays a share of the lowest contribution, for at most ten years; nothing for months made up for. */
export function voluntarySupport({ input, on, trail, figures }: SupportCase): VoluntarySupport {
  if (input.method === 'missing_months') {
    trail.step('Đóng bù tháng còn thiếu: không trừ hỗ trợ của Nhà nước.')
    return { monthlySupport: 0, supportMonths: 0, support: 0 }
  }
  const field = 'paymentMonth'
  const share = stateFigure(trail, figures, { name: shares[input.group], on, field })
  const line = stateFigure(trail, figures, { name: 'rural_poverty_line', on, field })
  const rate = trail.figure('vol_rate', on, field)
  const longest = trail.figure('vol_support_max_months', on, field)
  const monthly = percentOf(percentOf(line, rate), share)
  const supportMonths = Math.min(input.months, longest - input.supportMonthsUsed)
  const support = roundVnd(exact(supportMonths).mul(monthly))
  trail.step(
    `Nhà nước hỗ trợ một tháng: ${formatNumber(share)}% × ${formatNumber(rate)}% × ${vnd(line)} = ${vnd(monthly)}; ` +
      `còn được hỗ trợ ${longest} − ${input.supportMonthsUsed} tháng, nên hỗ trợ ${supportMonths} tháng: ${vnd(support)}.`,
  )
  return { monthlySupport: roundVnd(monthly), supportMonths, support }
}
