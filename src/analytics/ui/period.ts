import { vietnamDay } from '../../core/clock.ts'
import type { Day } from '../../core/ids.ts'

/** Days of Việt Nam, both included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

const DAY_MS = 86_400_000

export function lastDays(days: number, now: Date): Period {
  return { from: vietnamDay(new Date(now.getTime() - (days - 1) * DAY_MS)), to: vietnamDay(now) }
}

export function thisMonth(now: Date): Period {
  const today = vietnamDay(now)
  return { from: `${today.slice(0, 7)}-01`, to: today }
}

export function lastMonth(now: Date): Period {
  const firstOfThis = thisMonth(now).from
  const to = new Date(Date.parse(firstOfThis) - DAY_MS).toISOString().slice(0, 10)
  return { from: `${to.slice(0, 7)}-01`, to }
}
