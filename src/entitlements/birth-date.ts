import type { Day } from '../core/ids.ts'
import { checkedDay, required, windowW, type Fields } from './fields.ts'
import { invalid } from './input-error.ts'
import { dayText } from './vietnamese-figures.ts'

export interface BirthDate {
  readonly day: Day
  /** Only the year or the month is on record: the first day of it counts (Decree 158/2025 art. 12.2). */
  readonly assumed: boolean
}

export function readBirthDate(fields: Fields): BirthDate {
  return required(readOptionalBirthDate(fields), 'birthDate')
}

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function readOptionalBirthDate(fields: Fields): BirthDate | undefined {
  const value = fields['birthDate'] ?? undefined
  if (value === undefined) return undefined
  const typed = typeof value === 'string' ? value : ''
  const assumed = /^\d{4}(?:-\d{2})?$/.test(typed)
  const day = checkedDay(assumed ? `${typed}-01-01`.slice(0, 10) : value, 'birthDate')
  if (day > windowW.to) throw invalid('birthDate', `Ngày sinh không được sau ${dayText(windowW.to)}.`)
  return { day, assumed }
}

export function birthWords({ day, assumed }: BirthDate): string {
  return assumed ? `Sinh ngày ${dayText(day)} (chỉ biết tháng hoặc năm nên lấy ngày đầu)` : `Sinh ngày ${dayText(day)}`
}
