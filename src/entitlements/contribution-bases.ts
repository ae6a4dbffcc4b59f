import type { ContributionInput } from './contribution-input.ts'
import { stateFigure } from './explain.ts'
import { invalid } from './input-error.ts'
import { formatNumber } from './parameters.ts'
import type { Figures, Trail } from './trail.ts'
import { vnd } from './vietnamese-figures.ts'

export interface ContributionBases {
  readonly referenceLevel: number
  readonly covered: boolean
  readonly siBase: number
  readonly hiBase: number
  readonly uiBase: number
  readonly floorApplied: boolean
  readonly capApplied: boolean
  readonly uiCapApplied: boolean
  /** Of the region; only employees have one here. */
  readonly minimumWage: number | undefined
}

/** What the rates are taken of: the salary, held between its floor and its caps. */
export function contributionBases(input: ContributionInput, trail: Trail, figures: Figures): ContributionBases {
  const on = `${input.month}-01`
  const { salary } = input
  const referenceLevel = stateFigure(trail, figures, { name: 'reference_level', on, field: 'month' })
  const floor = trail.figure('si_base_floor', on, 'month')
  const cap = trail.figure('si_base_cap', on, 'month')
  if (input.payer === 'household_owner' && (salary < floor || salary > cap)) {
    throw invalid('salary', `Chủ hộ kinh doanh chọn mức từ ${formatNumber(floor)} đến ${formatNumber(cap)} đồng.`)
  }
  const minimumWage = minimumWageOf(input, trail, figures)
  if (input.partTime && salary < floor) return { ...uncovered(trail), referenceLevel, minimumWage }
  const siBase = Math.min(Math.max(salary, floor), cap)
  // The same 20 times the reference level, but set by the health insurance law.
  const hiBase = Math.min(Math.max(salary, floor), trail.figure('hi_salary_cap', on, 'month'))
  trail.step(`Lương tính BHXH, BHYT: từ ${vnd(floor)} đến ${vnd(cap)}, nên tính trên ${vnd(siBase)}.`)
  const bases = { referenceLevel, covered: true, siBase, hiBase, minimumWage }
  const flags = { floorApplied: salary < floor, capApplied: salary > cap }
  if (minimumWage === undefined) return { ...bases, ...flags, uiBase: 0, uiCapApplied: false }
  const times = trail.figure('ui_salary_cap_multiple', on, 'month')
  const uiCap = times * minimumWage
  const uiBase = Math.min(Math.max(salary, floor), uiCap)
  trail.step(
    `Lương tính bảo hiểm thất nghiệp: cao nhất ${times} × ${vnd(minimumWage)} = ${vnd(uiCap)}, nên tính trên ${vnd(uiBase)}.`,
  )
  return { ...bases, ...flags, uiBase, uiCapApplied: salary > uiCap }
}

function minimumWageOf({ payer, region, month }: ContributionInput, trail: Trail, figures: Figures) {
  if (payer !== 'employee') return undefined
  return stateFigure(trail, figures, { name: `min_wage_region_${region}`, on: `${month}-01`, field: 'month' })
}

function uncovered(trail: Trail) {
  trail.step('Làm việc không trọn thời gian, lương dưới mức tham chiếu: tháng này không thuộc diện đóng bắt buộc.')
  const bases = { siBase: 0, hiBase: 0, uiBase: 0 }
  return { covered: false, ...bases, floorApplied: false, capApplied: false, uiCapApplied: false }
}
