import { explainAverage } from './average-salary-input.ts'
import type { Calculator } from './calculator.ts'
import { exact, roundVnd, type Exact } from './exact.ts'
import { socialInsuranceAgency, socialInsuranceLaw, stateDecider } from './explain.ts'
import { lumpSumEligibility } from './lump-sum-eligibility.ts'
import { readLumpSum, type LumpSumInput } from './lump-sum-input.ts'
import { yearsAround2014 } from './months-around-2014.ts'
import { formatNumber } from './parameters.ts'
import { percentOf } from './percent-of.ts'
import { createTrail, type Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

/** BHXH một lần: what the fund pays back once, and for whom it may. */
export const lumpSum: Calculator = (fields, figures) => {
  const trail = createTrail(figures)
  const input = readLumpSum(fields, figures)
  const { before, from } = input.months
  trail.step(
    `Ngày giải quyết ${dayText(input.settlementDate)}; đã đóng ${before} tháng trước năm 2014 và ${from} tháng từ năm 2014.`,
  )
  explainAverage(trail, input.salary)
  const payment = paymentOf(input, trail)
  const entitlement = lumpSumEligibility(input, trail)

  warn(input, trail)
  explainLoss(trail)
  stateDecider(trail, socialInsuranceAgency)
  cite(trail)
  return {
    ...entitlement,
    averageSalary: roundVnd(input.salary.average),
    totalMonths: before + from,
    monthsBefore2014: before,
    monthsFrom2014: from,
    ...payment,
    ...trail.finish(),
  }
}

interface Payment {
  readonly movedMonths: number
  readonly yearsBefore2014: number
  readonly yearsFrom2014: number
  readonly underOneYear: boolean
  readonly amount: number
}

function paymentOf(input: LumpSumInput, trail: Trail): Payment {
  const { movedMonths, yearsBefore, yearsFrom } = yearsAround2014(input.months)
  const figure = (name: string): number => trail.figure(name, input.settlementDate, 'settlementDate')
  if (input.totalPaidBase !== undefined) {
    const amount = underOneYear(input, input.totalPaidBase, trail)
    return { movedMonths, yearsBefore2014: 0, yearsFrom2014: 0, underOneYear: true, amount: roundVnd(amount) }
  }
  if (movedMonths > 0) trail.step(`${movedMonths} tháng lẻ trước năm 2014 được chuyển sang phần từ năm 2014.`)
  const weightBefore = figure('lumpsum_year_pre2014')
  const weightFrom = figure('lumpsum_year_2014')
  const multiple = exact(weightBefore).mul(yearsBefore).add(exact(weightFrom).mul(yearsFrom))
  const amount = roundVnd(input.salary.average.mul(multiple))
  trail.step(
    `Số năm (lẻ 1–6 tháng tính nửa năm, 7–11 tháng tính một năm): ${formatNumber(yearsBefore)} năm trước 2014, ` +
      `${formatNumber(yearsFrom)} năm từ 2014. Theo khoản 3 Điều 70 Luật 41/2024/QH15, mỗi năm tính ` +
      `${formatNumber(weightBefore)} và ${formatNumber(weightFrom)} lần mức bình quân.`,
  )
  trail.step(
    `Mức hưởng = ${vnd(input.salary.average)} × (${formatNumber(weightBefore)} × ${formatNumber(yearsBefore)} + ` +
      `${formatNumber(weightFrom)} × ${formatNumber(yearsFrom)}), làm tròn đến đồng = ${vnd(amount)}.`,
  )
  return { movedMonths, yearsBefore2014: yearsBefore, yearsFrom2014: yearsFrom, underOneYear: false, amount }
}

/** What was paid in, at most two monthly averages (Law 41/2024 art. 70.3). */
function underOneYear(input: LumpSumInput, totalPaidBase: number, trail: Trail): Exact {
  const rate = trail.figure('rate_si_pension_total', input.settlementDate, 'settlementDate')
  const multiple = trail.figure('lumpsum_under_one_year_max', input.settlementDate, 'settlementDate')
  const paid = percentOf(totalPaidBase, rate)
  const most = input.salary.average.mul(multiple)
  const amount = paid.compare(most) <= 0 ? paid : most
  trail.step(
    `Đóng chưa đủ một năm (khoản 3 Điều 70 Luật 41/2024/QH15): số đã đóng = ${formatNumber(rate)}% × ` +
      `${vnd(totalPaidBase)} = ${vnd(paid)}; nhiều nhất ${multiple} × ${vnd(input.salary.average)} = ${vnd(most)}. ` +
      `Lấy số nhỏ hơn, làm tròn đến đồng: ${vnd(amount)}.`,
  )
  trail.warn(
    'under_one_year_index_doubt',
    'Số đã đóng được tính trên tiền lương thực đóng, chưa nhân hệ số trượt giá; có nơi hiểu khác.',
  )
  return amount
}

function warn({ hadStateSupport, reasonCase }: LumpSumInput, trail: Trail): void {
  if (!hadStateSupport || reasonCase === 'serious_disease' || reasonCase === 'capacity_loss_81') return
  trail.warn(
    'state_support_deduction_not_included',
    'Chưa trừ tiền Nhà nước đã hỗ trợ đóng BHXH tự nguyện; cơ quan BHXH sẽ trừ khi giải quyết.',
  )
}

function explainLoss(trail: Trail): void {
  trail.step(
    'Trước khi rút nên biết: thời gian đã nhận một lần không còn được tính để hưởng chế độ nào khác (khoản 3 Điều 5); ' +
      'giữ lại thì đủ 15 năm và đủ tuổi có lương hưu, chưa đủ 15 năm có thể hưởng trợ cấp hằng tháng theo Điều 23 ' +
      'kèm thẻ BHYT do Nhà nước đóng.',
  )
}

function cite(trail: Trail): void {
  trail.cite(socialInsuranceLaw, '5', '6')
  trail.cite(socialInsuranceLaw, '5', '3')
  for (const article of ['70', '102', '23']) trail.cite(socialInsuranceLaw, article)
  trail.cite('158/2025/NĐ-CP', '14')
}
