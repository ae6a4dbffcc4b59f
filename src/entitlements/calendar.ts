import type { Day } from '../core/ids.ts'

/** Months as `YYYY-MM`, days as `YYYY-MM-DD`: they compare as text. */
const DAY_MS = 86_400_000

function asDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

export function addDays(day: Day, count: number): Day {
  return new Date(asDate(day).getTime() + count * DAY_MS).toISOString().slice(0, 10)
}

/** Keeps the day of the month, or takes the month's last day. */
export function addMonths(day: Day, count: number): Day {
  const first = `${addToMonth(day.slice(0, 7), count)}-01`
  const last = addDays(`${addToMonth(first.slice(0, 7), 1)}-01`, -1)
  const same = `${first.slice(0, 8)}${day.slice(8)}`
  return same > last ? last : same
}

export function addToMonth(month: string, count: number): string {
  const index = monthIndex(month) + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Months since year 0. */
export function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

/** 1 = Monday … 7 = Sunday. */
function weekdayOf(day: Day): number {
  return ((asDate(day).getUTCDay() + 6) % 7) + 1
}

export function isWorkingDay(day: Day, holidays: ReadonlySet<string>): boolean {
  return weekdayOf(day) <= 5 && !holidays.has(day)
}

/** The event day is not counted; the n-th following working day is the last. */
export function addWorkingDays(day: Day, count: number, holidays: ReadonlySet<string>): Day {
  return addCountedDays(day, count, (next) => isWorkingDay(next, holidays))
}

export function addCountedDays(day: Day, count: number, counts: (day: Day) => boolean): Day {
  let last = day
  for (let left = count; left > 0;) {
    last = addDays(last, 1)
    if (counts(last)) left--
  }
  return last
}

/** Years of contribution of Law 41/2024 art. 5.6: 1 to 6 odd months count half a year, 7 to 11 a whole one. */
export function yearsFromMonths(months: number): number {
  const odd = months % 12
  return Math.floor(months / 12) + (odd === 0 ? 0 : odd <= 6 ? 0.5 : 1)
}
