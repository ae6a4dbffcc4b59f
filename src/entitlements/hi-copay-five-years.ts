import { addDays } from './calendar.ts'
import { exact, roundVnd, type Exact } from './exact.ts'
import { stateFigure } from './explain.ts'
import { COPAY_CHANGE, type HiVisit } from './hi-copay-input.ts'
import { isSpecialised } from './hi-copay-rates.ts'
import { formatNumber } from './parameters.ts'
import type { Figures, Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

/** Whether what the patient pays for the visit counts towards the exemption of five-year members. */
export function copayCounts(visit: HiVisit, trail: Trail): boolean {
  const counts = isCounted(visit)
  if (isHalfPaidOutpatient(visit)) {
    trail.warn(
      'partial_outpatient_counting',
      'Chưa rõ phần cùng chi trả khi tự đi khám ngoại trú ở cơ sở này có được cộng dồn không; ở đây không cộng.',
    )
  }
  if (visit.fiveYears && !counts) {
    trail.warn('copay_not_counted', 'Số tiền người bệnh trả lần này không được cộng vào mức cùng chi trả trong năm.')
  }
  return counts
}

function isCounted({ route, facility, setting }: HiVisit): boolean {
  if (route !== 'self_referred' && route !== 'difficult_area') return true
  if (facility === undefined) return false
  if (facility === 'health_station' || facility === 'primary' || facility === 'former_district') return true
  if (facility === 'basic_under_50') return setting === 'outpatient'
  return route === 'difficult_area' && setting === 'inpatient' && isSpecialised(facility)
}

function isHalfPaidOutpatient({ route, facility, setting }: HiVisit): boolean {
  const byOwnChoice = route === 'self_referred' || route === 'difficult_area'
  return byOwnChoice && setting === 'outpatient' && (facility === 'basic_50_70' || facility === 'basic_former_province')
}

/** What the patient may still have to pay this year before the fund pays everything; never negative. */
export function remainingCopay(visit: HiVisit, trail: Trail, figures: Figures): Exact {
  const { date, copayThisYear: copay } = visit
  const level = trail.figure('hi_base_salary', date, 'date')
  const name = 'hi_five_year_copay_multiple'
  const multiple = stateFigure(trail, figures, { name, on: date, field: 'date' })
  if (date < COPAY_CHANGE) {
    const left = notNegative(exact(multiple).mul(level).sub(copay))
    trail.step(`Còn phải cùng chi trả: ${multiple} × ${vnd(level)} − ${vnd(copay)} = ${vnd(left)}, không dưới 0.`)
    return left
  }
  const oldLevel = trail.figure('hi_base_salary', addDays(COPAY_CHANGE, -1), 'date')
  // Who had reached the old threshold has used it: the count begins anew.
  const before = visit.copayBeforeJuly2026 >= multiple * oldLevel ? 0 : visit.copayBeforeJuly2026
  const left = notNegative(
    exact(multiple)
      .sub(exact(before, oldLevel))
      .mul(level)
      .sub(copay - before),
  )
  trail.step(
    `Còn phải cùng chi trả: (${formatNumber(multiple)} − ${vnd(before)} ÷ ${vnd(oldLevel)}) × ${vnd(level)} − ` +
      `(${vnd(copay)} − ${vnd(before)}) = ${vnd(left)}, không dưới 0 (mức cũ áp dụng đến trước ngày ${dayText(COPAY_CHANGE)}).`,
  )
  return left
}

function notNegative(value: Exact): Exact {
  return value.compare(0) < 0 ? exact(0) : value
}

export interface CopayShare {
  readonly patientPays: number
  readonly fiveYearExemption: 'none' | 'partial' | 'full'
  readonly remainingBefore: number | null
  readonly remainingAfter: number | null
}

interface ShareCase {
  /** What the patient would pay without the exemption. */
  readonly share: Exact
  /** Absent for those who are not five-year members. */
  readonly remaining: Exact | undefined
  readonly counts: boolean
  readonly isWhole: boolean
}

export function shareAfterExemption({ share, remaining, counts, isWhole }: ShareCase, trail: Trail): CopayShare {
  const usual = roundVnd(share)
  if (remaining === undefined) {
    return { patientPays: usual, fiveYearExemption: 'none', remainingBefore: null, remainingAfter: null }
  }
  const remainingBefore = roundVnd(remaining)
  if (!counts) {
    return { patientPays: usual, fiveYearExemption: 'none', remainingBefore, remainingAfter: remainingBefore }
  }
  const isExempt = isWhole && share.compare(remaining) > 0
  const patientPays = isExempt ? remainingBefore : usual
  if (isExempt) {
    trail.step(`Phần còn lại ${vnd(usual)} vượt mức còn phải trả, nên người bệnh chỉ trả ${vnd(patientPays)}.`)
  }
  const remainingAfter = roundVnd(notNegative(remaining.sub(patientPays)))
  const exemption = remaining.equals(0) ? 'full' : 'partial'
  return { patientPays, fiveYearExemption: isExempt ? exemption : 'none', remainingBefore, remainingAfter }
}
