import { addToMonth } from './calendar.ts'
import { exact, roundVnd } from './exact.ts'
import { stateFigure } from './explain.ts'
import { windowW } from './fields.ts'
import type { SurvivorsInput } from './survivors-input.ts'
import type { Figures, Trail } from './trail.ts'
import { monthText, vnd } from './vietnamese-figures.ts'

export interface MonthlyBenefit {
  readonly right: boolean
  readonly startMonth: string | null
  readonly counted: number
  readonly perRelative50: number
  readonly perRelative70: number
  readonly total: number
}

/** Law 41/2024 arts 86, 87. */
export function survivorsMonthly(input: SurvivorsInput, trail: Trail, figures: Figures): MonthlyBenefit {
  const startMonth = addToMonth(input.deathDate.slice(0, 7), 1)
  // The level of 2027 is not published: January 2027 takes the one of December 2026.
  const firstDay = `${startMonth}-01`
  const on = { on: firstDay < windowW.to ? firstDay : windowW.to, field: 'deathDate' }
  const perRelative50 = stateFigure(trail, figures, { name: 'survivor_month_amount_50', ...on })
  const perRelative70 = stateFigure(trail, figures, { name: 'survivor_month_amount_70', ...on })
  const most = trail.figure('survivor_max_persons', input.deathDate, 'deathDate')
  const neededMonths = trail.figure('survivor_min_years', input.deathDate, 'deathDate') * 12
  const right = input.compulsoryMonths >= neededMonths || input.workAccident
  if (input.relatives + input.relativesWithoutSupport > most) {
    trail.warn('more_than_four', `Nhiều nhất ${most} thân nhân được hưởng trợ cấp tuất hằng tháng.`)
  }
  if (!right) {
    trail.step(
      `Không có trợ cấp tuất hằng tháng: đóng bắt buộc ${input.compulsoryMonths} tháng, cần ${neededMonths} tháng.`,
    )
    warnOfMissing(input, neededMonths, trail)
    return { right, startMonth: null, counted: 0, perRelative50, perRelative70, total: 0 }
  }
  const at70 = Math.min(most, input.relativesWithoutSupport)
  const at50 = Math.min(most - at70, input.relatives)
  const total = roundVnd(exact(perRelative70).mul(at70).add(exact(perRelative50).mul(at50)))
  trail.step(
    `Trợ cấp tuất hằng tháng từ tháng ${monthText(startMonth)}: ${at70} người × ${vnd(perRelative70)} + ` +
      `${at50} người × ${vnd(perRelative50)} = ${vnd(total)} (nhiều nhất ${most} người).`,
  )
  return { right, startMonth, counted: at70 + at50, perRelative50, perRelative70, total }
}

/** The relatives may pay up to six missing months at once (Law 41/2024 art. 33.7). */
function warnOfMissing({ status, compulsoryMonths, deathDate }: SurvivorsInput, needed: number, trail: Trail): void {
  const mayMiss = trail.figure('makeup_max_months_compulsory', deathDate, 'deathDate')
  if (status !== 'contributor' || compulsoryMonths < needed - mayMiss) return
  trail.warn(
    'missing_up_to_6_months',
    `Chỉ thiếu ${needed - compulsoryMonths} tháng: thân nhân có thể đóng một lần cho đủ để hưởng hằng tháng.`,
  )
}
