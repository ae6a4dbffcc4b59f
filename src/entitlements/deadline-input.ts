import type { Day } from '../core/ids.ts'
import { procedureNames, procedures, type Procedure } from './deadline-terms.ts'
import { checkedDay, choice, optionalDay, required, type DayWindow, type Fields } from './fields.ts'
import { invalid } from './input-error.ts'

export interface DeadlineInput {
  readonly procedure: Procedure
  readonly eventDate: Day | undefined
  readonly filedDate: Day | undefined
  readonly receivedDate: Day | undefined
  /** Absent: nobody said which days are holidays. */
  readonly holidays: ReadonlySet<Day> | undefined
}

const deadlineWindow: DayWindow = { from: '2025-07-01', to: '2027-12-31' }

export function readDeadline(fields: Fields): DeadlineInput {
  const procedure: Procedure = procedures[choice(fields, 'procedure', procedureNames)]
  const eventDate = optionalDay(fields, 'eventDate', deadlineWindow)
  if (procedure.citizen !== undefined || procedure.opensBefore !== undefined) required(eventDate, 'eventDate')
  const filedDate = optionalDay(fields, 'filedDate', deadlineWindow)
  const receivedDate = optionalDay(fields, 'receivedDate', deadlineWindow)
  const holidays = readHolidays(fields)
  if (filedDate !== undefined && receivedDate !== undefined && receivedDate < filedDate) {
    throw invalid('receivedDate', 'Ngày cơ quan nhận hồ sơ không thể trước ngày nộp.')
  }
  return { procedure, eventDate, filedDate, receivedDate, holidays }
}

function readHolidays(fields: Fields): ReadonlySet<Day> | undefined {
  const value = fields['holidays'] ?? undefined
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw invalid('holidays', 'Cần một danh sách các ngày nghỉ lễ.')
  return new Set(value.map((item: unknown, index) => checkedDay(item, `holidays[${index}]`)))
}
