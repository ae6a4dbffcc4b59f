import { vietnamDay } from '../../core/clock.ts'
import type { Day } from '../../core/ids.ts'
import type { Month } from '../snapshot-contract.ts'

/** Longest expiry of an invitation (7 days) and one more (survey method §3.2). */
const DAYS_AFTER_END = 8

export function isMonth(text: string): boolean {
  return /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text)
}

export function monthsLater(month: Month, months: number): Month {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + months)
  return at.toISOString().slice(0, 7)
}

/** The first Vietnam day on which the month may be frozen: 2026-11 → 2026-12-09. */
export function freezeDay(month: Month): Day {
  return `${monthsLater(month, 1)}-${String(DAYS_AFTER_END + 1).padStart(2, '0')}`
}

/** The newest month that may be frozen now. */
export function lastToFreeze(now: Date): Month {
  const today = vietnamDay(now)
  const before = monthsLater(today.slice(0, 7), -1)
  return today >= freezeDay(before) ? before : monthsLater(before, -1)
}

/** `2026-12-09` → `09/12/2026`. */
export function dayInWords(day: Day): string {
  return day.split('-').toReversed().join('/')
}
