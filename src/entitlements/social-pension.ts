import { birthWords, readBirthDate, type BirthDate } from './birth-date.ts'
import { addMonths } from './calendar.ts'
import type { Calculator } from './calculator.ts'
import { citeArticles, citeDocument, socialInsuranceLaw, stateDecider, stateFigure } from './explain.ts'
import { day, flag, optionalMoney, windowW, type Fields } from './fields.ts'
import { formatParameter } from './parameters.ts'
import { warnOfLevel2026 } from './social-pension-level.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

interface SocialPensionInput {
  readonly birth: BirthDate
  readonly date: string
  readonly poorOrNearPoor: boolean
  readonly monthlyBenefit: number
  readonly socialAssistance: number
}

/** The State's allowance for the old without a pension, or with a smaller one. */
export const socialPension: Calculator = (fields, figures) => {
  const trail = createTrail(figures)
  const input = readSocialPension(fields)
  const { ageMonths, level } = readFigures(input, trail, figures)
  const reachDate = addMonths(input.birth.day, ageMonths)
  const reasons = [
    ...(reachDate > input.date ? ['age_not_reached'] : []),
    ...(input.monthlyBenefit >= level ? ['benefit_at_or_above_level'] : []),
  ]
  const eligible = reasons.length === 0
  const assistanceIsHigher = input.socialAssistance > level
  const amount = eligible ? Math.max(level, input.socialAssistance) : 0

  explain(input, { ageMonths, reachDate, level, amount }, trail)
  warnOfLevel2026(trail, input.date)
  if (eligible && input.monthlyBenefit > 0) {
    trail.warn(
      'has_lower_benefit',
      'Đang hưởng lương hưu hoặc trợ cấp thấp hơn mức này: xã, phường xác định phần được nhận.',
    )
  }
  return {
    eligible,
    reasons,
    ageRequired: ageMonths / 12,
    reachDate,
    level,
    pays: eligible ? (assistanceIsHigher ? 'social_assistance' : 'social_pension') : 'none',
    amount,
    ...trail.finish(),
  }
}

function readSocialPension(fields: Fields): SocialPensionInput {
  return {
    birth: readBirthDate(fields),
    date: day(fields, 'date', windowW),
    poorOrNearPoor: flag(fields, 'poorOrNearPoor', false),
    monthlyBenefit: optionalMoney(fields, 'monthlyBenefit') ?? 0,
    socialAssistance: optionalMoney(fields, 'socialAssistance') ?? 0,
  }
}

interface SocialPensionFigures {
  readonly ageMonths: number
  readonly level: number
}

function readFigures(input: SocialPensionInput, trail: Trail, figures: Figures): SocialPensionFigures {
  const { birth, date, poorOrNearPoor } = input
  const household = poorOrNearPoor ? 'thuộc hộ nghèo hoặc cận nghèo' : 'không thuộc hộ nghèo, cận nghèo'
  trail.step(`${birthWords(birth)}, xét vào ngày ${dayText(date)}, ${household}.`)
  const name = poorOrNearPoor ? 'social_pension_age_poor' : 'social_pension_age'
  const ageMonths = stateFigure(trail, figures, { name, on: date, field: 'date' })
  const level = stateFigure(trail, figures, { name: 'social_pension_level', on: date, field: 'date' })
  return { ageMonths, level }
}

interface Outcome extends SocialPensionFigures {
  readonly reachDate: string
  readonly amount: number
}

function explain(input: SocialPensionInput, { ageMonths, reachDate, level, amount }: Outcome, trail: Trail): void {
  const age = formatParameter(ageMonths, 'age_months')
  trail.step(`Đủ ${age} vào ngày ${dayText(reachDate)}: ${reachDate > input.date ? 'chưa đủ tuổi' : 'đã đủ tuổi'}.`)
  const comparison =
    input.monthlyBenefit >= level ? 'từ mức trợ cấp trở lên nên không được hưởng' : 'thấp hơn mức trợ cấp'
  trail.step(
    `Lương hưu, trợ cấp BHXH hằng tháng đang hưởng: ${vnd(input.monthlyBenefit)}, ${comparison} ${vnd(level)}.`,
  )
  trail.step(
    `Trợ cấp xã hội hằng tháng ${vnd(input.socialAssistance)}: chỉ nhận một khoản, khoản cao hơn. ` +
      `Kết quả: ${vnd(amount)} một tháng.`,
  )
  trail.step('Nơi chi trả là Ủy ban nhân dân cấp xã, không phải BHXH; tỉnh, thành phố có thể hỗ trợ thêm.')
  stateDecider(trail, 'Ủy ban nhân dân cấp xã')
  citeArticles(trail, socialInsuranceLaw, [21, 22])
  citeDocument(trail, '176/2025/NĐ-CP')
  citeDocument(trail, '335/2026/NĐ-CP')
}
