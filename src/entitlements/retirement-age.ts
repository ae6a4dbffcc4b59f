import { birthWords, readBirthDate, type BirthDate } from './birth-date.ts'
import { addToMonth } from './calendar.ts'
import type { Calculator } from './calculator.ts'
import { citeArticles, labourCode, socialInsuranceAgency, socialInsuranceLaw, stateDecider } from './explain.ts'
import { choice, optionalChoice, windowW, type Fields } from './fields.ts'
import { unsupported } from './input-error.ts'
import { formatParameter } from './parameters.ts'
import {
  conditionWords,
  genders,
  isReducedCapacity,
  retirementConditions,
  scheduledAge,
  yearsEarlyFor,
  type Gender,
  type RetirementCondition,
  type ScheduledAge,
} from './retirement-schedule.ts'
import { createTrail, type Trail } from './trail.ts'
import { dayText, monthText } from './vietnamese-figures.ts'

interface RetirementInput {
  readonly birth: BirthDate
  readonly gender: Gender
  readonly condition: RetirementCondition
}

/** When a person reaches the age for a pension. */
export const retirementAge: Calculator = (fields, figures) => {
  const trail = createTrail(figures)
  const input = readRetirement(fields)
  const { birth, gender, condition } = input
  const yearsEarly = yearsEarlyFor(condition, trail)

  trail.step(`${birthWords(birth)}, ${gender === 'male' ? 'nam' : 'nữ'}, ${conditionWords[condition]}.`)
  const ages = yearsEarly === undefined ? ageless(trail) : agesOf(input, yearsEarly, trail)
  const minContributionYears = contributionYears(condition, trail)
  warn(input, trail)
  stateDecider(trail, socialInsuranceAgency)
  citeLaw(trail)

  return { ...ages, pensionReduced: isReducedCapacity(condition), minContributionYears, ...trail.finish() }
}

function readRetirement(fields: Fields): RetirementInput {
  return {
    birth: readBirthDate(fields),
    gender: choice(fields, 'gender', genders),
    condition: optionalChoice(fields, 'condition', retirementConditions) ?? 'normal',
  }
}

function ageless(trail: Trail): Readonly<Record<string, null>> {
  trail.step('Không xét tuổi: đủ số năm đóng là được hưởng lương hưu.')
  return {
    ageYears: null,
    ageMonths: null,
    reachDate: null,
    retirementMonth: null,
    pensionStartMonth: null,
    normalAgeYears: null,
    normalAgeMonths: null,
    normalReachDate: null,
    maxYearsEarly: null,
  }
}

function agesOf(
  { birth, gender }: RetirementInput,
  yearsEarly: number,
  trail: Trail,
): Readonly<Record<string, unknown>> {
  const person = { gender, birthDay: birth.day }
  const own = scheduledAge(person, yearsEarly, trail)
  const normal = scheduledAge(person, 0, trail)
  if (own === undefined || normal === undefined) {
    throw unsupported('birthDate', 'Đã đủ tuổi nghỉ hưu trước năm 2021, theo quy định cũ.')
  }
  const retirementMonth = own.reachDate.slice(0, 7)
  const pensionStartMonth = addToMonth(retirementMonth, 1)
  explainAges({ own, normal, yearsEarly }, trail)
  return {
    ageYears: Math.floor(own.ageMonths / 12),
    ageMonths: own.ageMonths % 12,
    reachDate: own.reachDate,
    retirementMonth,
    pensionStartMonth,
    normalAgeYears: Math.floor(normal.ageMonths / 12),
    normalAgeMonths: normal.ageMonths % 12,
    normalReachDate: normal.reachDate,
    maxYearsEarly: yearsEarly,
  }
}

interface Ages {
  readonly own: ScheduledAge
  readonly normal: ScheduledAge
  readonly yearsEarly: number
}

function explainAges({ own, normal, yearsEarly }: Ages, trail: Trail): void {
  const age = (scheduled: ScheduledAge): string => formatParameter(scheduled.ageMonths, 'age_months')
  trail.step(
    `Lộ trình tuổi nghỉ hưu (Điều 169 Bộ luật Lao động; Điều 4 Nghị định 135/2020/NĐ-CP): tuổi bình thường là ` +
      `${age(normal)}, đủ vào ngày ${dayText(normal.reachDate)}.`,
  )
  if (yearsEarly > 0) {
    trail.step(
      `Được nghỉ sớm nhiều nhất ${yearsEarly} năm (Điều 5 Nghị định 135/2020/NĐ-CP): lấy tuổi của năm đủ tuổi thấp hơn, ` +
        `trừ ${yearsEarly} năm = ${age(own)}, đủ vào ngày ${dayText(own.reachDate)}.`,
    )
  }
  const month = own.reachDate.slice(0, 7)
  trail.step(
    `Đủ tuổi trong tháng ${monthText(month)}, hưởng lương hưu sớm nhất từ tháng liền sau: ` +
      `tháng ${monthText(addToMonth(month, 1))}.`,
  )
}

function contributionYears(condition: RetirementCondition, trail: Trail): number {
  const name = isReducedCapacity(condition) ? 'pension_reduced_capacity_years' : 'pension_min_years'
  const years = trail.figure(name, windowW.to, 'condition')
  trail.step(`Ngoài tuổi, cần đủ ${years} năm đóng BHXH (Điều 64, 65 Luật Bảo hiểm xã hội 41/2024/QH15).`)
  return years
}

function warn({ birth, condition }: RetirementInput, trail: Trail): void {
  if (birth.assumed) {
    trail.warn('birth_date_assumed', 'Chỉ biết tháng hoặc năm sinh nên tính từ ngày đầu của tháng hoặc năm đó.')
  }
  if (condition === 'hiv_occupational') trail.warn('no_age_condition', 'Trường hợp này không xét tuổi nghỉ hưu.')
  if (isReducedCapacity(condition)) {
    trail.warn(
      'early_benchmark_disputed',
      'Tuổi làm mốc để tính tỷ lệ giảm còn được hiểu khác nhau; hãy hỏi cơ quan BHXH nơi giải quyết.',
    )
  }
  if (condition === 'preschool_teacher') {
    trail.warn('preschool_teacher_from_2026', 'Giáo viên mầm non chỉ được nghỉ hưu sớm từ ngày 01/01/2026.')
  }
}

function citeLaw(trail: Trail): void {
  trail.cite(labourCode, '169')
  citeArticles(trail, '135/2020/NĐ-CP', [4, 5])
  citeArticles(trail, socialInsuranceLaw, [64, 65])
  trail.cite('73/2025/QH15', '26')
}
