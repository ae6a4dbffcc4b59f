import { unreachable } from '../core/message.ts'
import type { LumpSumInput } from './lump-sum-input.ts'
import type { Trail } from './trail.ts'

export interface LumpSumEligibility {
  /** Null: the caller did not say why the person asks for it. */
  readonly eligible: boolean | null
  readonly reasons: readonly string[]
}

/** Law 41/2024 art. 70.1. The amount is given in any case. */
export function lumpSumEligibility(input: LumpSumInput, trail: Trail): LumpSumEligibility {
  if (input.reasonCase === 'unspecified') {
    trail.step('Chưa nêu trường hợp xin nhận nên chưa xét điều kiện; số tiền trên chỉ đúng khi đủ điều kiện Điều 70.')
    return { eligible: null, reasons: [] }
  }
  const reasons = reasonsAgainst(input, trail)
  const eligible = reasons.length === 0
  trail.step(
    eligible
      ? 'Theo các thông tin đã cho, thuộc trường hợp được nhận BHXH một lần (khoản 1 Điều 70 Luật 41/2024/QH15).'
      : 'Theo các thông tin đã cho, chưa đủ điều kiện nhận BHXH một lần (khoản 1 Điều 70 Luật 41/2024/QH15).',
  )
  return { eligible, reasons }
}

function reasonsAgainst(input: LumpSumInput, trail: Trail): readonly string[] {
  const figure = (name: string): number => trail.figure(name, input.settlementDate, 'settlementDate')
  const total = input.months.before + input.months.from
  switch (input.reasonCase) {
    case 'after_12_months':
      return [
        ...(input.startedBeforeJuly2025 === true ? [] : ['started_from_july_2025']),
        ...(total >= figure('lumpsum_max_years') * 12 ? ['20_years_or_more'] : []),
        ...((input.idleMonths ?? 0) < figure('lumpsum_wait_months') ? ['under_12_months_wait'] : []),
      ]
    case 'age_under_15_years':
      return total >= figure('lumpsum_age_max_years') * 12 ? ['15_years_or_more'] : []
    case 'settling_abroad':
    case 'serious_disease':
    case 'capacity_loss_81':
    case 'armed_forces':
    case 'unspecified':
      return []
    default:
      return unreachable(input.reasonCase)
  }
}
