import { exact } from './exact.ts'
import { stateFigure } from './explain.ts'
import { flag, integer, optionalInteger } from './fields.ts'
import { oneOffFor, warnOfTwins } from './maternity-birth.ts'
import {
  hasSecondChildRule,
  maternityFigure,
  noMaternity,
  type MaternityEvent,
  type MaternityOutcome,
} from './maternity-event.ts'
import { vnd } from './vietnamese-figures.ts'

interface FatherInput {
  readonly children: number
  readonly surgery: boolean
  readonly secondChild: boolean
}

/** The father's working days; the one-off allowance is his where the mother has none. */
export function father(work: MaternityEvent): MaternityOutcome {
  const { fields, trail, average } = work
  const children = optionalInteger(fields, 'children', { min: 1, max: 5 }) ?? 1
  const surgery = flag(fields, 'surgeryOrUnder32Weeks', false)
  const secondChild = flag(fields, 'secondChild', false)
  const motherQualifies = flag(fields, 'motherQualifies', true)
  const inYear = { min: 0, max: 12 }
  const monthsInLast12 = motherQualifies
    ? optionalInteger(fields, 'monthsInLast12', inYear)
    : integer(fields, 'monthsInLast12', inYear)
  const leaveDays = daysOf(work, { children, surgery, secondChild })
  const divisor = maternityFigure(work, 'mat_day_divisor_work')
  const leaveAmount = average.div(divisor).mul(leaveDays)
  trail.step(`Tiền nghỉ: ${vnd(average)} ÷ ${divisor} × ${leaveDays} ngày = ${vnd(leaveAmount)}.`)
  const outcome = { ...noMaternity, leaveDays, leaveAmount }
  if (motherQualifies) return { ...outcome, oneOff: exact(0) }
  const needed = maternityFigure(work, 'mat_contrib_months')
  trail.step(
    `Mẹ không đủ điều kiện; cha đã đóng ${monthsInLast12 ?? 0} tháng trong 12 tháng trước khi sinh, cần từ đủ ${needed} tháng.`,
  )
  return { ...outcome, oneOff: (monthsInLast12 ?? 0) >= needed ? oneOffFor(work, children) : exact(0) }
}

function daysOf(work: MaternityEvent, { children, surgery, secondChild }: FatherInput): number {
  const { trail, figures, on } = work
  const stated = (name: string): number => stateFigure(trail, figures, { name, on, field: 'eventDate' })
  const usual =
    children === 1
      ? stated(surgery ? 'father_leave_days_surgery' : 'father_leave_days_normal')
      : stated(surgery ? 'father_leave_days_twins_surgery' : 'father_leave_days_twins') +
        (children - 2) * maternityFigure(work, 'father_leave_extra_per_child')
  trail.step(
    `Sinh ${children} con${surgery ? ', phẫu thuật hoặc dưới 32 tuần tuổi' : ''}: nghỉ ${usual} ngày làm việc.`,
  )
  if (!secondChild || !hasSecondChildRule(work, 'father_leave_days_second_child')) return usual
  if (children > 1) warnOfTwins(work)
  return Math.max(usual, stated('father_leave_days_second_child'))
}
