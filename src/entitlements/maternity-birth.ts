import { exact, type Exact } from './exact.ts'
import { stateFigure } from './explain.ts'
import { flag, integer, MOST_MONTHS, optionalInteger } from './fields.ts'
import {
  hasSecondChildRule,
  maternityFigure,
  noMaternity,
  type MaternityEvent,
  type MaternityOutcome,
} from './maternity-event.ts'
import { formatNumber } from './parameters.ts'
import { vnd } from './vietnamese-figures.ts'

/** Births between the law's year and its start: whether a leave that lasts beyond gets the month more is not said. */
const TRANSITION_FROM = '2026-01-01'

export function birth(work: MaternityEvent): MaternityOutcome {
  const { fields, trail, average } = work
  const monthsInLast12 = integer(fields, 'monthsInLast12', { min: 0, max: 12 })
  const bedRest = flag(fields, 'bedRest', false)
  const totalMonths = optionalInteger(fields, 'totalMonths', { min: 0, max: MOST_MONTHS }) ?? 0
  const children = optionalInteger(fields, 'children', { min: 1, max: 5 }) ?? 1
  const secondChild = flag(fields, 'secondChild', false)
  if (secondChild) warnOfSecondChild(work, children)
  if (!isEntitled(work, { monthsInLast12, bedRest, totalMonths })) {
    return { ...noMaternity, reasons: ['under_6_of_12_months'] }
  }
  const leaveMonths = monthsOf(work, children, secondChild)
  const leaveAmount = average.mul(leaveMonths)
  trail.step(`Tiền nghỉ sinh: ${vnd(average)} × ${leaveMonths} tháng = ${vnd(leaveAmount)}.`)
  return { ...noMaternity, leaveMonths, leaveAmount, oneOff: oneOffFor(work, children) }
}

interface Contribution {
  readonly monthsInLast12: number
  readonly bedRest: boolean
  readonly totalMonths: number
}

function isEntitled(work: MaternityEvent, { monthsInLast12, bedRest, totalMonths }: Contribution): boolean {
  const needed = maternityFigure(work, 'mat_contrib_months')
  work.trail.step(`Đã đóng ${monthsInLast12} tháng trong 12 tháng trước khi sinh; cần từ đủ ${needed} tháng.`)
  if (monthsInLast12 >= needed || !bedRest) return monthsInLast12 >= needed
  const few = maternityFigure(work, 'mat_contrib_months_bedrest')
  const whole = maternityFigure(work, 'mat_contrib_months_bedrest_total')
  work.trail.step(
    `Phải nghỉ dưỡng thai: cần từ đủ ${few} tháng trong 12 tháng đó và từ đủ ${whole} tháng tổng cộng (đã đóng ${totalMonths}).`,
  )
  return monthsInLast12 >= few && totalMonths >= whole
}

function monthsOf(work: MaternityEvent, children: number, secondChild: boolean): number {
  const { trail, figures, on } = work
  const longer = secondChild && children === 1 && hasSecondChildRule(work, 'mat_leave_months_second_child')
  const name = longer ? 'mat_leave_months_second_child' : 'mat_leave_months_first'
  const first = stateFigure(trail, figures, { name, on, field: 'eventDate' })
  if (children === 1) return first
  const extra = maternityFigure(work, 'mat_leave_extra_per_child')
  const months = first + extra * (children - 1)
  trail.step(`Sinh ${children} con: ${first} + ${extra} × ${children - 1} = ${months} tháng.`)
  return months
}

function warnOfSecondChild(work: MaternityEvent, children: number): void {
  const hasRule = hasSecondChildRule(work, 'mat_leave_months_second_child')
  if (hasRule && children > 1) warnOfTwins(work)
  if (!hasRule && work.on >= TRANSITION_FROM) {
    work.trail.warn(
      'second_child_transition',
      'Sinh con thứ hai trước ngày 01/07/2026: chưa chắc chắn có được nghỉ thêm một tháng không.',
    )
  }
}

export function warnOfTwins({ trail }: MaternityEvent): void {
  trail.warn('second_child_twins', 'Sinh con thứ hai là sinh đôi trở lên: chưa rõ hai quy định được cộng thế nào.')
}

/** Twice the reference level for every child. */
export function oneOffFor(work: MaternityEvent, children: number): Exact {
  const { trail, figures, on } = work
  const level = stateFigure(trail, figures, { name: 'reference_level', on, field: 'eventDate' })
  const times = maternityFigure(work, 'mat_oneoff_multiple')
  const amount = exact(level).mul(times).mul(children)
  trail.step(`Trợ cấp một lần: ${formatNumber(times)} × ${vnd(level)} × ${children} con = ${vnd(amount)}.`)
  return amount
}

/** The one grant of voluntary members. */
export function voluntaryBirth(work: MaternityEvent): MaternityOutcome {
  const { fields, trail, figures, on } = work
  const monthsInLast12 = integer(fields, 'monthsInLast12', { min: 0, max: 12 })
  const children = optionalInteger(fields, 'children', { min: 1, max: 5 }) ?? 1
  const needed = maternityFigure(work, 'mat_voluntary_contrib_months')
  trail.step(`Đã đóng ${monthsInLast12} tháng trong 12 tháng trước khi sinh; cần từ đủ ${needed} tháng.`)
  if (monthsInLast12 < needed) return { ...noMaternity, reasons: ['under_6_of_12_months'] }
  const grant = stateFigure(trail, figures, { name: 'mat_voluntary_grant', on, field: 'eventDate' })
  return { ...noMaternity, oneOff: exact(grant).mul(children) }
}
