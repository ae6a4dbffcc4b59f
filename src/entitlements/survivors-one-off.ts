import { explainAverage } from './average-salary-input.ts'
import { exact, roundVnd, type Exact } from './exact.ts'
import { yearsAround2014 } from './months-around-2014.ts'
import { formatNumber } from './parameters.ts'
import type { ContributorInput, PensionerInput, SurvivorsInput } from './survivors-input.ts'
import type { Trail } from './trail.ts'
import { vnd } from './vietnamese-figures.ts'

export interface OneOffBenefit {
  /** Null: what was paid in, which the caller does not know. */
  readonly amount: number | null
  /** The minimum raised the amount. */
  readonly minimumApplied: boolean
  readonly pensionMonths: number | null
  readonly yearsBefore2014: number | null
  readonly yearsFrom2014: number | null
}

/** In the first two months of the pension its full number of months is paid (Law 41/2024 art. 89.2). */
const MONTHS_WITHOUT_CUT = 2

/** An alternative to the monthly benefit (Law 41/2024 arts 88, 89, 110). */
export function survivorsOneOff(input: SurvivorsInput, trail: Trail): OneOffBenefit {
  return input.status === 'pensioner' ? ofPensioner(input, trail) : ofContributor(input, trail)
}

function ofPensioner(input: PensionerInput, trail: Trail): OneOffBenefit {
  const figure = (name: string): number => trail.figure(name, input.deathDate, 'deathDate')
  const cutMonths = Math.max(0, input.pensionMonthsReceived - MONTHS_WITHOUT_CUT)
  const least = figure('survivor_pensioner_min')
  const counted = figure('survivor_pensioner_first') - figure('survivor_pensioner_step') * cutMonths
  const pensionMonths = Math.max(least, counted)
  const amount = roundVnd(exact(pensionMonths).mul(input.pension))
  trail.step(
    `Trợ cấp tuất một lần (khoản 2 Điều 89 Luật 41/2024/QH15): ${figure('survivor_pensioner_first')} tháng lương hưu, trừ ` +
      `${formatNumber(figure('survivor_pensioner_step'))} × ${cutMonths} tháng đã hưởng quá ${MONTHS_WITHOUT_CUT} tháng đầu, ` +
      `thấp nhất ${least} tháng = ${formatNumber(pensionMonths)} tháng × ${vnd(input.pension)} = ${vnd(amount)}.`,
  )
  const minimumApplied = counted < least && input.pension > 0
  return { amount, minimumApplied, pensionMonths, yearsBefore2014: null, yearsFrom2014: null }
}

function ofContributor(input: ContributorInput, trail: Trail): OneOffBenefit {
  const { yearsBefore, yearsFrom, movedMonths } = yearsAround2014(input.months)
  const years = { pensionMonths: null, yearsBefore2014: yearsBefore, yearsFrom2014: yearsFrom }
  explainAverage(trail, input.salary)
  if (movedMonths > 0) trail.step(`${movedMonths} tháng lẻ trước năm 2014 được chuyển sang phần từ năm 2014.`)
  const total = input.months.before + input.months.from
  const neededVoluntary = trail.figure('survivor_voluntary_min_months', input.deathDate, 'deathDate')
  if (input.compulsoryMonths === 0 && total < neededVoluntary) {
    trail.step(`Chỉ đóng tự nguyện dưới ${neededVoluntary} tháng: trợ cấp tuất một lần bằng số tiền đã đóng.`)
    trail.warn('voluntary_under_60_amount_paid', 'Trợ cấp tuất một lần bằng số tiền đã đóng; cơ quan BHXH có số này.')
    return { ...years, amount: null, minimumApplied: false }
  }
  return { ...years, ...paymentOf({ input, yearsBefore, yearsFrom }, trail) }
}

interface Counted {
  readonly input: ContributorInput
  readonly yearsBefore: number
  readonly yearsFrom: number
}

function paymentOf(
  { input, yearsBefore, yearsFrom }: Counted,
  trail: Trail,
): Pick<OneOffBenefit, 'amount' | 'minimumApplied'> {
  const figure = (name: string): number => trail.figure(name, input.deathDate, 'deathDate')
  const { average } = input.salary
  const [weightBefore, weightFrom] = [figure('survivor_oneoff_year_pre2014'), figure('survivor_oneoff_year_2014')]
  const byYears = average.mul(exact(weightBefore).mul(yearsBefore).add(exact(weightFrom).mul(yearsFrom)))
  const least: Exact = input.compulsoryMonths > 0 ? average.mul(figure('survivor_oneoff_min')) : exact(0)
  const minimumApplied = byYears.compare(least) < 0
  const amount = roundVnd(minimumApplied ? least : byYears)
  trail.step(
    `Trợ cấp tuất một lần (khoản 1 Điều 89 Luật 41/2024/QH15) = ${vnd(average)} × (${formatNumber(weightBefore)} × ` +
      `${formatNumber(yearsBefore)} năm trước 2014 + ${formatNumber(weightFrom)} × ${formatNumber(yearsFrom)} năm từ 2014)` +
      ` = ${vnd(byYears)}.`,
  )
  if (minimumApplied) trail.step(`Thấp hơn mức tối thiểu ${vnd(least)} nên lấy mức tối thiểu.`)
  trail.step(`Làm tròn đến đồng: ${vnd(amount)}.`)
  return { amount, minimumApplied }
}
