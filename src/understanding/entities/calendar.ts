import type { Day } from '../../core/ids.ts'

/** An ISO date of the known precision ("1968", "1968-05", "1968-05-12"); undefined if there is no such day. */
export function isoDate(year: number, month?: number, day?: number): string | undefined {
  if (year < 1900 || year > 2100) return undefined
  if (month === undefined) return String(year)
  if (month < 1 || month > 12) return undefined
  if (day === undefined) return `${year}-${two(month)}`
  const isDay = day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isDay ? `${year}-${two(month)}-${two(day)}` : undefined
}

/** Two digits of a year: up to `pivot` this century, above it the last one. */
export function fullYear(digits: string, pivot: number): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year <= pivot ? 2000 + year : 1900 + year
}

export function yearOf(today: Day): number {
  return Number(today.slice(0, 4))
}

export function monthOf(today: Day): number {
  return Number(today.slice(5, 7))
}

export function addDays(today: Day, days: number): string {
  const date = new Date(`${today.slice(0, 10)}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

export function addMonths(today: Day, months: number): string | undefined {
  const count = yearOf(today) * 12 + monthOf(today) - 1 + months
  return isoDate(Math.floor(count / 12), (count % 12) + 1)
}

/** Monday of the week so many weeks away. */
export function mondayOf(today: Day, weeks: number): string {
  const weekday = (new Date(`${today.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(today, weeks * 7 - weekday)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
