import type { Day } from '../core/ids.ts'
import { unreachable } from '../core/message.ts'
import { addCountedDays, addDays, addMonths, addWorkingDays, isWorkingDay } from './calendar.ts'
import type { CalculationResult } from './calculator.ts'
import { readDeadline, type DeadlineInput } from './deadline-input.ts'
import type { Term } from './deadline-terms.ts'
import { citeArticles, citeDocument, socialInsuranceAgency, stateDecider, stateFigure } from './explain.ts'
import type { Fields } from './fields.ts'
import { createTrail, type Figures, type Trail } from './trail.ts'
import { dayText } from './vietnamese-figures.ts'

/** Terms are asked for without a date too: then the law as it stands at the end of what is known. */
const LAW_AS_OF: Day = '2026-12-31'

interface Work {
  readonly input: DeadlineInput
  readonly trail: Trail
  readonly figures: Figures
}

/** Until when to file, and until when the employer and the deciding body have to act. */
export function deadline(fields: Fields, figures: Figures): CalculationResult {
  const input = readDeadline(fields)
  const trail = createTrail(figures)
  const work = { input, trail, figures }
  const { procedure, eventDate, filedDate, receivedDate } = input
  trail.step(`Thủ tục: ${procedure.title}.${datesText(input)}`)
  const lastFilingDate = dueDate('Hạn nộp hồ sơ', procedure.citizen, eventDate, 'eventDate', work)
  const windowStart = openingDay(work)
  const onTime = isOnTime(filedDate ?? receivedDate, lastFilingDate, trail)
  const employerDueDate = dueDate('Hạn của người sử dụng lao động', procedure.employer, filedDate, 'filedDate', work)
  const agencyTermDays = agencyTermLength(work)
  const agencyDueDate = dueDate('Hạn giải quyết', procedure.agency, receivedDate, 'receivedDate', work)
  warn([lastFilingDate, employerDueDate, agencyDueDate], work)
  for (const { document, articles } of procedure.law) {
    if (articles.length === 0) citeDocument(trail, document)
    citeArticles(trail, document, articles)
  }
  stateDecider(trail, procedure.decider ?? socialInsuranceAgency)
  const agency = { agencyDueDate, agencyTerm: procedure.agency.kind, agencyTermDays }
  return { lastFilingDate, windowStart, onTime, employerDueDate, ...agency, ...trail.finish() }
}

function datesText({ eventDate, filedDate, receivedDate }: DeadlineInput): string {
  const texts = [
    eventDate === undefined ? '' : ` Ngày phát sinh ${dayText(eventDate)}.`,
    filedDate === undefined ? '' : ` Ngày nộp cho người sử dụng lao động ${dayText(filedDate)}.`,
    receivedDate === undefined ? '' : ` Ngày cơ quan giải quyết nhận đủ hồ sơ ${dayText(receivedDate)}.`,
  ]
  return texts.join('')
}

function termLength(term: Term, from: Day, field: string, { trail, figures }: Work): number {
  const on = term.since !== undefined && from < term.since ? term.since : from
  return stateFigure(trail, figures, { name: term.figure, on, field })
}

function agencyTermLength(work: Work): number {
  const { procedure, eventDate, filedDate, receivedDate } = work.input
  const on = receivedDate ?? filedDate ?? eventDate ?? LAW_AS_OF
  return termLength(procedure.agency, on, 'receivedDate', { ...work, trail: quiet(work, receivedDate) })
}

/** With a date the term is stated beside the day it leads to, not twice. */
function quiet({ trail }: Work, date: Day | undefined): Trail {
  return date === undefined ? trail : { ...trail, step: () => undefined }
}

function dueDate(what: string, term: Term | undefined, from: Day | undefined, field: string, work: Work): Day | null {
  if (term === undefined || from === undefined) return null
  const count = termLength(term, from, field, work)
  const holidays = work.input.holidays ?? new Set<Day>()
  const last = lastDay(term, from, count, holidays)
  work.trail.step(
    `${what}: ${count} ${kindText(term.kind)} kể từ ${dayText(from)}, không tính ngày đó: ${dayText(last)}.`,
  )
  return last
}

function lastDay({ kind }: Term, from: Day, count: number, holidays: ReadonlySet<Day>): Day {
  switch (kind) {
    case 'working_days':
      return addWorkingDays(from, count, holidays)
    case 'calendar_days':
      return addDays(from, count)
    case 'days_excluding_holidays':
      return addCountedDays(from, count, (next) => !holidays.has(next))
    case 'months':
      return addMonths(from, count)
    default:
      return unreachable(kind)
  }
}

function kindText(kind: Term['kind']): string {
  switch (kind) {
    case 'working_days':
      return 'ngày làm việc'
    case 'calendar_days':
      return 'ngày'
    case 'days_excluding_holidays':
      return 'ngày, trừ ngày nghỉ lễ'
    case 'months':
      return 'tháng'
    default:
      return unreachable(kind)
  }
}

function openingDay(work: Work): Day | null {
  const { procedure, eventDate } = work.input
  if (procedure.opensBefore === undefined || eventDate === undefined) return null
  const count = termLength(procedure.opensBefore, eventDate, 'eventDate', work)
  const start = addDays(eventDate, -count)
  work.trail.step(`Được nộp từ ${count} ngày trước ngày ${dayText(eventDate)}: ${dayText(start)}.`)
  work.trail.warn(
    'pension_window_reading',
    'Luật nêu thời gian nộp trước ngày hưởng lương hưu; đây là cách hiểu về ngày sớm nhất, hãy hỏi lại cơ quan BHXH.',
  )
  return start
}

function isOnTime(filed: Day | undefined, last: Day | null, trail: Trail): boolean | null {
  if (filed === undefined || last === null) return null
  trail.step(`Ngày nộp ${dayText(filed)} ${filed <= last ? 'còn trong hạn' : 'đã quá hạn'}.`)
  return filed <= last
}

function warn(lastDays: readonly (Day | null)[], { input: { holidays }, trail }: Work): void {
  const dayOff = lastDays.find((last) => last !== null && !isWorkingDay(last, holidays ?? new Set<Day>()))
  if (dayOff !== undefined && dayOff !== null) {
    trail.warn('falls_on_day_off', `Ngày cuối ${dayText(dayOff)} là ngày nghỉ; ở đây không dời sang ngày làm việc sau.`)
  }
  if (holidays === undefined) {
    trail.warn('holidays_not_given', 'Chưa có danh sách ngày nghỉ lễ nên chỉ trừ thứ Bảy và Chủ nhật.')
  }
}
