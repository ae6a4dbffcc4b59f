import { exact } from './exact.ts'
import { stateFigure } from './explain.ts'
import { choice, integer, optionalInteger } from './fields.ts'
import { maternityFigure, noMaternity, type MaternityEvent, type MaternityOutcome } from './maternity-event.ts'
import { formatNumber } from './parameters.ts'
import { vnd } from './vietnamese-figures.ts'

/** Antenatal visits: working days, up to all visits together. */
export function prenatal(work: MaternityEvent): MaternityOutcome {
  const most = maternityFigure(work, 'prenatal_visits') * maternityFigure(work, 'prenatal_days')
  return paidDays(work, integer(work.fields, 'days', { min: 1, max: most }), 'mat_day_divisor_work')
}

export function pregnancyLoss(work: MaternityEvent): MaternityOutcome {
  const weeks = integer(work.fields, 'gestationWeeks', { min: 1, max: 45 })
  const step = (number: number): number => maternityFigure(work, `pregnancy_weeks_${number}`)
  const name =
    weeks < step(1)
      ? 'miscarriage_days_under_5w'
      : weeks < step(2)
        ? 'miscarriage_days_5_to_13w'
        : weeks < step(3)
          ? 'miscarriage_days_13_to_22w'
          : 'miscarriage_days_from_22w'
  work.trail.step(`Thai ${weeks} tuần tuổi.`)
  if (weeks >= step(3)) {
    work.trail.warn('treated_as_birth', 'Thai từ đủ 22 tuần tuổi: có thể được giải quyết như sinh con.')
  }
  return upTo(work, name)
}

const contraceptionDays = {
  iud: 'contraception_days_iud',
  sterilisation: 'contraception_days_sterilisation',
} as const

export function contraception(work: MaternityEvent): MaternityOutcome {
  return upTo(work, contraceptionDays[choice(work.fields, 'method', ['iud', 'sterilisation'])])
}

/** Calendar days: as many as asked for, at most and by default the figure. */
function upTo(work: MaternityEvent, name: string): MaternityOutcome {
  const most = stateFigure(work.trail, work.figures, { name, on: work.on, field: 'eventDate' })
  const days = optionalInteger(work.fields, 'days', { min: 1, max: most }) ?? most
  return paidDays(work, days, 'mat_day_divisor_cal')
}

function paidDays(work: MaternityEvent, leaveDays: number, divisorName: string): MaternityOutcome {
  const { trail, figures, on, average } = work
  const divisor = stateFigure(trail, figures, { name: divisorName, on, field: 'eventDate' })
  const leaveAmount = average.mul(exact(leaveDays, divisor))
  trail.step(
    `Tiền nghỉ: ${vnd(average)} ÷ ${formatNumber(divisor)} × ${leaveDays} ngày = ${vnd(leaveAmount)}, làm tròn đến đồng.`,
  )
  return { ...noMaternity, leaveDays, leaveAmount }
}
