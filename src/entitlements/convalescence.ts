import type { CalculationResult } from './calculator.ts'
import { readConvalescence, type ConvalescenceInput } from './convalescence-input.ts'
import { exact, roundVnd } from './exact.ts'
import {
  citeArticles,
  safetyLaw,
  socialInsuranceAgency,
  socialInsuranceLaw,
  stateDecider,
  stateFigure,
} from './explain.ts'
import type { Fields } from './fields.ts'
import { percentOf } from './percent-of.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

/** Convalescence after sickness, childbirth or a work accident. */
export function convalescence(fields: Fields, figures: Figures): CalculationResult {
  const input = readConvalescence(fields)
  const trail = createTrail(figures)
  const from = { on: input.date, field: 'date' }
  trail.step(`Ngày nghỉ dưỡng sức ${dayText(input.date)}.`)
  const reason = reasonAgainst(input, trail)
  const eligible = reason === undefined
  const name = daysFigure(input, trail)
  const maxDays = name === undefined ? 0 : stateFigure(trail, figures, { name, ...from })
  const paidDays = eligible ? Math.min(input.days ?? maxDays, maxDays) : 0
  const level = stateFigure(trail, figures, { name: 'reference_level', ...from })
  const share = stateFigure(trail, figures, { name: 'convalescence_share', ...from })
  const daily = percentOf(level, share)
  const amount = roundVnd(exact(paidDays).mul(daily))
  trail.step(
    `Số ngày được hưởng ${paidDays}; tiền hưởng ${paidDays} × ${share}% × ${vnd(level)} = ${vnd(amount)}, làm tròn đến đồng.`,
  )
  warn(input, eligible, maxDays, trail)
  citeArticles(trail, socialInsuranceLaw, [46, 60])
  citeArticles(trail, safetyLaw, [54])
  stateDecider(trail, socialInsuranceAgency)
  const reasons = eligible ? [] : [reason]
  return { eligible, reasons, maxDays, paidDays, dailyAmount: roundVnd(daily), amount, ...trail.finish() }
}

type Reason = 'under_30_sick_days' | 'returned_early' | 'loss_under_15'

function reasonAgainst(input: ConvalescenceInput, trail: Trail): Reason | undefined {
  switch (input.kind) {
    case 'sickness': {
      const needed = trail.figure('convalescence_min_sick_days', input.date, 'date')
      trail.step(`Trong năm đã nghỉ ốm ${input.sickDaysInYear} ngày; cần từ đủ ${needed} ngày.`)
      return input.sickDaysInYear < needed ? 'under_30_sick_days' : undefined
    }
    case 'maternity':
      if (input.returnedEarly) trail.step('Đi làm trước khi hết thời gian nghỉ sinh: không có chế độ dưỡng sức.')
      return input.returnedEarly ? 'returned_early' : undefined
    case 'injury': {
      const needed = trail.figure('convalescence_injury_loss_1', input.date, 'date')
      trail.step(`Suy giảm khả năng lao động ${input.lossPercent}%; cần từ ${needed}%.`)
      return input.lossPercent < needed ? 'loss_under_15' : undefined
    }
  }
}

/** Parameter with the most days, or undefined where there are none. */
function daysFigure(input: ConvalescenceInput, trail: Trail): string | undefined {
  if (input.kind !== 'injury') return input.daysFigure
  const loss = (name: string): number => trail.figure(name, input.date, 'date')
  if (input.lossPercent < loss('convalescence_injury_loss_1')) return undefined
  if (input.lossPercent < loss('convalescence_injury_loss_2')) return 'convalescence_days_injury_15_to_30'
  if (input.lossPercent < loss('convalescence_injury_loss_3')) return 'convalescence_days_injury_31_to_50'
  return 'convalescence_days_injury_from_51'
}

function warn({ kind, days }: ConvalescenceInput, eligible: boolean, maxDays: number, trail: Trail): void {
  if (kind === 'injury') {
    trail.warn(
      'injury_convalescence_medium',
      'Số ngày dưỡng sức sau tai nạn lao động chưa được xác minh đầy đủ; hãy hỏi lại cơ quan BHXH.',
    )
  }
  if (eligible && days !== undefined && days > maxDays) {
    trail.warn('over_limit', `Chỉ được hưởng nhiều nhất ${maxDays} ngày.`)
  }
}
