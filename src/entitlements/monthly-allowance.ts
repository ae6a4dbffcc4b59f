import { explainAverage, readAverageSalary, type AverageSalary } from './average-salary-input.ts'
import { yearsFromMonths } from './calendar.ts'
import type { Calculator } from './calculator.ts'
import { exact, roundVnd, type Exact } from './exact.ts'
import { citeArticles, socialInsuranceAgency, socialInsuranceLaw, stateDecider, stateFigure } from './explain.ts'
import { day, integer, MOST_MONTHS, optionalInteger, required, windowW, type Fields } from './fields.ts'
import { agreed } from './months-around-2014.ts'
import { formatNumber } from './parameters.ts'
import { warnOfLevel2026 } from './social-pension-level.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

const MOST_MONTHS_TO_SOCIAL_PENSION = 300

interface AllowanceInput {
  readonly settlementDate: string
  readonly salary: AverageSalary
  readonly months: number
  readonly monthsToSocialPension: number
}

/** Of those at retirement age without the years for a pension, until the social pension (Law 41/2024 art. 23). */
export const monthlyAllowance: Calculator = (fields, figures) => {
  const trail = createTrail(figures)
  const input = readAllowance(fields, figures)
  const { settlementDate, salary, months } = input
  const years = yearsFromMonths(months)
  trail.step(`Ngày giải quyết ${dayText(settlementDate)}; đã đóng ${months} tháng, tính ${formatNumber(years)} năm.`)
  explainAverage(trail, salary)
  const on = { on: settlementDate, field: 'settlementDate' }
  const level = stateFigure(trail, figures, { name: 'social_pension_level', ...on })
  const perYear = trail.figure('monthly_allowance_year', settlementDate, 'settlementDate')
  const eligible = months < trail.figure('pension_min_years', settlementDate, 'settlementDate') * 12
  const fund = salary.average.mul(exact(perYear).mul(years))
  trail.step(
    `${perYear} × mức bình quân × số năm = ${perYear} × ${vnd(salary.average)} × ${formatNumber(years)} = ${vnd(fund)}.`,
  )
  const payment = eligible ? paymentOf({ fund, level, left: input.monthsToSocialPension }, trail) : none(trail)

  warnOfLevel2026(trail, settlementDate)
  stateDecider(trail, socialInsuranceAgency)
  trail.cite(socialInsuranceLaw, '23')
  citeArticles(trail, '158/2025/NĐ-CP', [22, 23, 24, 25])
  trail.cite('159/2025/NĐ-CP', '14')
  return {
    eligible,
    reasons: eligible ? [] : ['15_years_or_more'],
    socialPensionLevel: level,
    yearsCounted: years,
    averageSalary: roundVnd(salary.average),
    ...payment,
    ...trail.finish(),
  }
}

function readAllowance(fields: Fields, figures: Figures): AllowanceInput {
  const settlementDate = day(fields, 'settlementDate', windowW)
  const salary = readAverageSalary(fields, settlementDate.slice(0, 7), figures)
  const typed = optionalInteger(fields, 'contributionMonths', { min: 1, max: MOST_MONTHS })
  const known = required(typed ?? salary.history?.months, 'contributionMonths')
  const monthsToSocialPension = integer(fields, 'monthsToSocialPension', { min: 1, max: MOST_MONTHS_TO_SOCIAL_PENSION })
  const months = agreed(known, salary.history?.months, 'contributionMonths') ?? known
  return { settlementDate, salary, months, monthsToSocialPension }
}

interface Payment {
  readonly calculatedMonths: number
  readonly payMonths: number
  readonly monthlyAmount: number
  readonly topUp: number
}

function none(trail: Trail): Payment {
  trail.step('Đã đóng đủ số năm để hưởng lương hưu nên không hưởng trợ cấp này.')
  return { calculatedMonths: 0, payMonths: 0, monthlyAmount: 0, topUp: 0 }
}

interface Funding {
  readonly fund: Exact
  readonly level: number
  /** Months until the social pension. */
  readonly left: number
}

function paymentOf({ fund, level, left }: Funding, trail: Trail): Payment {
  const months = fund.div(level).ceil().valueOf()
  trail.step(
    `Số tháng T (Điều 23 Luật 41/2024/QH15) = số đó ÷ mức trợ cấp hưu trí xã hội = ${vnd(fund)} ÷ ${vnd(level)}, ` +
      `làm tròn lên = ${months} tháng; còn ${left} tháng đến tuổi hưởng trợ cấp hưu trí xã hội.`,
  )
  if (months > left) {
    const monthlyAmount = roundVnd(exact(level).mul(months).div(left))
    trail.step(
      `T lớn hơn số tháng còn lại: hưởng ${left} tháng, mỗi tháng ${vnd(level)} × ${months} ÷ ${left}, ` +
        `làm tròn = ${vnd(monthlyAmount)}.`,
    )
    return { calculatedMonths: months, payMonths: left, monthlyAmount, topUp: 0 }
  }
  const monthlyAmount = months === 0 ? 0 : level
  const topUp = (left - months) * level
  trail.step(
    `Hưởng ${months} tháng, mỗi tháng ${vnd(monthlyAmount)}. Muốn hưởng hết thời gian còn lại thì đóng một lần ` +
      `(${left} - ${months}) × ${vnd(level)} = ${vnd(topUp)}.`,
  )
  return { calculatedMonths: months, payMonths: months, monthlyAmount, topUp }
}
