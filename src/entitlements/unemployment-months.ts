import type { UnemploymentInput } from './unemployment-input.ts'
import { unemploymentLaw } from './unemployment-law.ts'
import type { Trail } from './trail.ts'

export interface UnemploymentMonths {
  readonly benefitMonths: number
  /** Kept for a later claim. */
  readonly reservedMonths: number
  /** Neither paid nor kept. */
  readonly lostMonths: number
}

export const noMonths: UnemploymentMonths = { benefitMonths: 0, reservedMonths: 0, lostMonths: 0 }

/** Law 74/2025 art. 39.2; Decree 374/2025 art. 8. */
export function unemploymentMonths(
  { endDate, contributionMonths }: UnemploymentInput,
  trail: Trail,
): UnemploymentMonths {
  const law = unemploymentLaw(endDate, trail)
  const [first, firstPaid, step] = [
    law('ui_first_block_months'),
    law('ui_first_block_benefit_months'),
    law('ui_step_months'),
  ]
  const upper = law('ui_reserve_upper_months')
  const extra = Math.floor(Math.max(0, contributionMonths - first) / step)
  const benefitMonths = Math.min(law('ui_max_benefit_months'), firstPaid + extra)
  const used = first + step * (benefitMonths - firstPaid)
  const reservedMonths = contributionMonths <= first ? 0 : Math.min(contributionMonths, upper) - used
  const lostMonths = Math.max(0, contributionMonths - upper)
  trail.step(
    `Thời gian hưởng (khoản 2 Điều 39): đến đủ ${first} tháng đóng được ${firstPaid} tháng, mỗi ${step} tháng đóng thêm được ` +
      `1 tháng, nhiều nhất 12 tháng: đóng ${contributionMonths} tháng được ${benefitMonths} tháng.`,
  )
  trail.step(
    `Bảo lưu (Điều 8 Nghị định 374/2025/NĐ-CP): ${reservedMonths} tháng; phần đóng trên ${upper} tháng không bảo lưu: ${lostMonths} tháng.`,
  )
  return { benefitMonths, reservedMonths, lostMonths }
}
