import type { Day } from '../core/ids.ts'
import { addDays, addMonths, addWorkingDays } from './calendar.ts'
import type { UnemploymentInput } from './unemployment-input.ts'
import { unemploymentLaw } from './unemployment-law.ts'
import type { Trail } from './trail.ts'
import { dayText } from './vietnamese-figures.ts'

export interface UnemploymentCalendar {
  readonly filingDeadline: Day | null
  readonly startDate: Day | null
  readonly firstMonthEnd: Day | null
}

export const noCalendar: UnemploymentCalendar = { filingDeadline: null, startDate: null, firstMonthEnd: null }

/** Law 74/2025 art. 39.3. */
export function unemploymentCalendar(
  { endDate, filingDate, holidays }: UnemploymentInput,
  filingDeadline: Day,
  trail: Trail,
): UnemploymentCalendar {
  if (filingDate === undefined) return { ...noCalendar, filingDeadline }
  if (holidays === undefined) {
    trail.warn('holidays_not_given', 'Chưa biết ngày nghỉ lễ: chỉ trừ thứ Bảy và Chủ nhật.')
  }
  const workingDay = unemploymentLaw(endDate, trail)('ui_start_working_day')
  const startDate = addWorkingDays(filingDate, workingDay, new Set(holidays))
  const firstMonthEnd = addDays(addMonths(startDate, 1), -1)
  trail.step(
    `Nộp hồ sơ ngày ${dayText(filingDate)}, hưởng từ ngày làm việc thứ ${workingDay} sau đó: ${dayText(startDate)}; ` +
      `tháng hưởng đầu hết ngày ${dayText(firstMonthEnd)}.`,
  )
  return { filingDeadline, startDate, firstMonthEnd }
}
