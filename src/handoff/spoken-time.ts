import { vietnamTime } from '../core/clock.ts'

const MINUTE_MS = 60_000
const dayNames = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** As one says it: "12:00 thứ Năm, 26/11". */
export function dueText(due: Date): string {
  const { weekday, minutes, day } = vietnamTime(due)
  const [, month, date] = day.split('-')
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `${clock} ${dayNames[weekday]}, ${date}/${month}`
}

/** That time of day ("07:30"), on the Vietnam day of the moment. */
export function atClock(day: Date, clock: string): Date {
  const since = day.getTime() - (day.getTime() % MINUTE_MS)
  return new Date(since + (minutesOf(clock) - vietnamTime(day).minutes) * MINUTE_MS)
}

/** Since midnight. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
