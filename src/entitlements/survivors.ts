import { roundVnd } from './exact.ts'
import type { Calculator } from './calculator.ts'
import {
  citeArticles,
  safetyLaw,
  socialInsuranceAgency,
  socialInsuranceLaw,
  stateDecider,
  stateFigure,
} from './explain.ts'
import { survivorsMonthly } from './survivors-monthly.ts'
import { readSurvivors, type SurvivorsInput } from './survivors-input.ts'
import { survivorsOneOff } from './survivors-one-off.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

/** What the family receives: for the funeral, each month or once. */
export const survivors: Calculator = (fields, figures) => {
  const trail = createTrail(figures)
  const input = readSurvivors(fields, figures)
  const status = input.status === 'pensioner' ? 'đang hưởng lương hưu' : 'đang đóng hoặc bảo lưu thời gian đóng'
  trail.step(
    `Ngày mất ${dayText(input.deathDate)}, người mất ${status}, đóng BHXH bắt buộc ${input.compulsoryMonths} tháng.`,
  )

  const funeral = funeralOf(input, trail, figures)
  const monthly = survivorsMonthly(input, trail, figures)
  const oneOff = survivorsOneOff(input, trail)
  const accidentDeathGrant = accidentGrantOf(input, trail, figures)

  trail.step(
    'Trợ cấp tuất hằng tháng và trợ cấp tuất một lần chỉ được nhận một loại; thân nhân chọn khi đủ điều kiện cả hai.',
  )
  stateDecider(trail, socialInsuranceAgency)
  citeArticles(trail, socialInsuranceLaw, [85, 86, 87, 88, 89, 109, 110, 111])
  trail.cite(safetyLaw, '53')
  const averageSalary = input.status === 'contributor' ? roundVnd(input.salary.average) : null
  return { funeral, monthly, oneOff, accidentDeathGrant, averageSalary, ...trail.finish() }
}

interface Grant {
  readonly eligible: boolean
  readonly amount: number
}

function funeralOf(input: SurvivorsInput, trail: Trail, figures: Figures): Grant {
  const on = { on: input.deathDate, field: 'deathDate' }
  const full = stateFigure(trail, figures, { name: 'funeral_amount', ...on })
  const eligible = hasFuneralRight(input, trail)
  trail.step(
    eligible
      ? `Người lo mai táng được nhận ${vnd(full)}.`
      : 'Chưa đủ điều kiện trợ cấp mai táng: đóng bắt buộc chưa đủ 12 tháng và tổng thời gian chưa đủ 60 tháng.',
  )
  return { eligible, amount: eligible ? full : 0 }
}

function hasFuneralRight(input: SurvivorsInput, trail: Trail): boolean {
  if (input.status === 'pensioner' || input.workAccident) return true
  const total = input.months.before + input.months.from
  return (
    input.compulsoryMonths >= trail.figure('funeral_min_months_compulsory', input.deathDate, 'deathDate') ||
    total >= trail.figure('funeral_min_months_total', input.deathDate, 'deathDate')
  )
}

function accidentGrantOf(input: SurvivorsInput, trail: Trail, figures: Figures): number {
  if (!input.workAccident) return 0
  return stateFigure(trail, figures, { name: 'accident_death_amount', on: input.deathDate, field: 'deathDate' })
}
