import { unreachable } from '../../core/message.ts'
import type { Day, Instant } from '../../core/ids.ts'
import { vietnamDay } from '../../core/clock.ts'
import type { Cadence } from './export-stores.ts'

/** Days after a month's end: by then every rating of it is in, and it may be frozen (survey method §3.2). */
const SETTLED_DAYS = 8

export interface Period {
  readonly from: Day
  readonly to: Day
}

/** The last day, week (Monday to Sunday) or month that had ended by that day of Việt Nam. */
export function endedPeriod(cadence: Cadence, today: Day): Period {
  switch (cadence) {
    case 'daily':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'weekly': {
      const monday = addDays(today, -weekdayOf(today))
      return { from: addDays(monday, -7), to: addDays(monday, -1) }
    }
    case 'monthly': {
      const first = `${today.slice(0, 7)}-01`
      const last = addDays(first, -1)
      return { from: `${last.slice(0, 7)}-01`, to: last }
    }
    default:
      return unreachable(cadence)
  }
}

/** The first moment after `now` at which the period that runs now has ended, at the hour asked for. */
export function nextRun(cadence: Cadence, hour: number, now: Date): Instant {
  const today = vietnamDay(now)
  const candidates = Array.from({ length: LONGEST_DAYS }, (_, days) => addDays(today, days))
  const day = candidates.find((one) => isFirstOf(cadence, one) && Date.parse(at(one, hour)) > now.getTime())
  return new Date(at(day ?? addDays(today, 1), hour)).toISOString()
}

/** Is the month's data settled? Else when to look again: the next day at that hour. */
export function monthSettled(period: Period, today: Day, frozen: boolean): boolean {
  return frozen || today > addDays(period.to, SETTLED_DAYS)
}

export function sameHourTomorrow(hour: number, now: Date): Instant {
  return new Date(at(addDays(vietnamDay(now), 1), hour)).toISOString()
}

/** Longest time to the next first day of a month, in days. */
const LONGEST_DAYS = 33

function isFirstOf(cadence: Cadence, day: Day): boolean {
  if (cadence === 'daily') return true
  return cadence === 'weekly' ? weekdayOf(day) === 0 : day.endsWith('-01')
}

/** 0 = Monday. */
function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function at(day: Day, hour: number): string {
  return `${day}T${String(hour).padStart(2, '0')}:00:00+07:00`
}
