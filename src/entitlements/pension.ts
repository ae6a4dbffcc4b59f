import { explainAverage } from './average-salary-input.ts'
import { birthWords } from './birth-date.ts'
import { yearsFromMonths } from './calendar.ts'
import type { Calculator } from './calculator.ts'
import { roundVnd } from './exact.ts'
import { citeArticles, socialInsuranceAgency, socialInsuranceLaw, span, stateDecider } from './explain.ts'
import { noPension, pensionAmount } from './pension-amount.ts'
import { readPensionCase, type PensionCase } from './pension-case.ts'
import { pensionReasons } from './pension-conditions.ts'
import { earlyPension, type EarlyPension } from './pension-early.ts'
import { pensionLaw } from './pension-law.ts'
import { pensionOneOff } from './pension-one-off.ts'
import { basePensionRate } from './pension-rate.ts'
import { conditionWords } from './retirement-schedule.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { monthText } from './vietnamese-figures.ts'

/** The monthly pension and the one-off allowance on retirement. */
export const pension: Calculator = (fields, figures) => {
  const trail = createTrail(figures)
  const asked = readPensionCase(fields, figures)
  explainInput(asked, trail)
  explainAverage(trail, asked.salary)
  const early = earlyPension(asked, trail)
  const base = basePensionRate(asked, trail)
  const reasons = pensionReasons(asked, early, trail)
  const eligible = reasons.length === 0
  const rate = { base, reduction: early.reduction }
  const amount = eligible ? pensionAmount(asked, { rate, figures }, trail) : noPension
  const oneOffAllowance = pensionOneOff(asked, eligible, trail)
  const alternative = alternativeOf({ asked, early, base, eligible }, trail, figures)

  warnOfMissing(asked, trail)
  stateDecider(trail, socialInsuranceAgency)
  cite(trail)
  return {
    eligible,
    reasons,
    averageSalary: roundVnd(asked.salary.average),
    contributionMonths: asked.contributionMonths,
    yearsCounted: yearsFromMonths(asked.contributionMonths),
    baseRatePercent: base,
    earlyMonths: early.months,
    reductionPercent: early.reduction,
    ratePercent: eligible ? base - early.reduction : null,
    ...amount,
    oneOffAllowance,
    ...alternative,
    ...trail.finish(),
  }
}

function explainInput(asked: PensionCase, trail: Trail): void {
  const { gender, pensionStart, condition, birth, compulsoryMonths, contributionMonths } = asked
  const born = birth === undefined ? '' : ` ${birthWords(birth)}.`
  trail.step(
    `${gender === 'male' ? 'Nam' : 'Nữ'}, ${conditionWords[condition]}, hưởng từ tháng ${monthText(pensionStart)}; ` +
      `đóng ${contributionMonths} tháng, trong đó bắt buộc ${compulsoryMonths} tháng.${born}`,
  )
}

interface Alternative {
  readonly asked: PensionCase
  readonly early: EarlyPension
  readonly base: number
  readonly eligible: boolean
}

/** The pension if the reduction counts from the person's own scheduled age; only where that differs. */
function alternativeOf(
  { asked, early, base, eligible }: Alternative,
  trail: Trail,
  figures: Figures,
): Readonly<Record<string, number | null>> {
  if (early.alternativeReduction === undefined) return {}
  if (!eligible) return { alternativeRatePercent: null, alternativeMonthlyPension: 0 }
  const rate = { base, reduction: early.alternativeReduction }
  trail.step('Nếu lấy tuổi nghỉ hưu của chính người đó làm mốc:')
  const { monthlyPension } = pensionAmount(asked, { rate, figures }, trail)
  return { alternativeRatePercent: base - early.alternativeReduction, alternativeMonthlyPension: monthlyPension }
}

/** Up to six missing months may be paid at once (Law 41/2024 art. 33.7). */
function warnOfMissing({ scheme, contributionMonths, pensionStart }: PensionCase, trail: Trail): void {
  const law = pensionLaw(pensionStart, trail)
  const missing = law('pension_min_years') * 12 - contributionMonths
  if (scheme !== 'compulsory' || missing <= 0 || missing > law('makeup_max_months_compulsory')) return
  trail.warn('missing_up_to_6_months', `Chỉ thiếu ${missing} tháng: có thể đóng một lần cho đủ 15 năm.`)
}

function cite(trail: Trail): void {
  trail.cite(socialInsuranceLaw, '5', '6')
  citeArticles(trail, socialInsuranceLaw, [...span(64, 68), 72, ...span(98, 100), 111])
  trail.cite(socialInsuranceLaw, '141', '11')
  citeArticles(trail, '158/2025/NĐ-CP', span(12, 18))
}
