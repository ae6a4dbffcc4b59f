import { unreachable } from '../core/message.ts'
import type { CalculationResult } from './calculator.ts'
import { exact, roundVnd } from './exact.ts'
import { citeArticles, labourCode, socialInsuranceAgency, socialInsuranceLaw, span, stateDecider } from './explain.ts'
import { choice, day, windowW, type Fields } from './fields.ts'
import { maternityAverage } from './maternity-average.ts'
import { birth, voluntaryBirth } from './maternity-birth.ts'
import type { MaternityEvent, MaternityOutcome } from './maternity-event.ts'
import { father } from './maternity-father.ts'
import { contraception, pregnancyLoss, prenatal } from './maternity-short-leaves.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { dayText, vnd } from './vietnamese-figures.ts'

const events = ['birth', 'father', 'prenatal', 'pregnancy_loss', 'contraception', 'voluntary_birth'] as const

/** Maternity leave and allowances, of the mother, the father, or a voluntary member. */
export function maternity(fields: Fields, figures: Figures): CalculationResult {
  const event = choice(fields, 'event', events)
  const eventDate = day(fields, 'eventDate', windowW)
  // A voluntary member's grant is the same for everybody.
  const average = event === 'voluntary_birth' ? exact(0) : maternityAverage(fields)
  const trail = createTrail(figures)
  trail.step(
    `Ngày phát sinh ${dayText(eventDate)}${event === 'voluntary_birth' ? '' : `; lương bình quân tính hưởng ${vnd(average)}`}.`,
  )
  const outcome = outcomeOf(event, { fields, on: eventDate, average, trail, figures })
  const leaveAmount = roundVnd(outcome.leaveAmount)
  const oneOffAllowance = roundVnd(outcome.oneOff)
  const total = leaveAmount + oneOffAllowance
  trail.step(`Làm tròn đến đồng rồi cộng: ${vnd(leaveAmount)} + ${vnd(oneOffAllowance)} = ${vnd(total)}.`)
  cite(trail)
  stateDecider(trail, socialInsuranceAgency)
  const { reasons, leaveMonths, leaveDays } = outcome
  const leave = { leaveMonths, leaveDays, leaveAmount }
  return { event, eligible: reasons.length === 0, reasons, ...leave, oneOffAllowance, total, ...trail.finish() }
}

function outcomeOf(event: (typeof events)[number], work: MaternityEvent): MaternityOutcome {
  switch (event) {
    case 'birth':
      return birth(work)
    case 'father':
      return father(work)
    case 'prenatal':
      return prenatal(work)
    case 'pregnancy_loss':
      return pregnancyLoss(work)
    case 'contraception':
      return contraception(work)
    case 'voluntary_birth':
      return voluntaryBirth(work)
    default:
      return unreachable(event)
  }
}

function cite(trail: Trail): void {
  citeArticles(trail, socialInsuranceLaw, [...span(50, 59), 94, 95])
  citeArticles(trail, labourCode, [139])
  citeArticles(trail, '113/2025/QH15', [29])
  citeArticles(trail, '168/2026/NĐ-CP', [2])
}
