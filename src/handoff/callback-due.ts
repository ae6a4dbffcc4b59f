import { atClock } from './spoken-time.ts'
import { isDeskOpen } from './working-hours.ts'
import type { Hotline } from '../content/content.ts'
import type { CallbackTime } from '../core/callback.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** As in the opening hours: the longest closure is Tết. */
const SEARCH_DAYS = 30
const NOON = '12:00'
/** A half day that ends sooner leaves no time to call. */
const LEAST_LEFT_MS = 30 * MINUTE_MS

/** The end of the first half working day, of those that suit the citizen, in which there is still time to call. */
export function callbackDue(hotline: Hotline, now: Date, time: CallbackTime): Date {
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead++) {
    const day = new Date(now.getTime() + ahead * DAY_MS)
    for (const { from, until } of halfDays(hotline, time)) {
      const end = atClock(day, until)
      if (isDeskOpen(hotline, atClock(day, from)) && end.getTime() - now.getTime() >= LEAST_LEFT_MS) return end
    }
  }
  return new Date(now.getTime() + DAY_MS)
}

function halfDays({ opens, closes }: Hotline, time: CallbackTime): { from: string; until: string }[] {
  const morning = { from: opens, until: NOON }
  const afternoon = { from: NOON, until: closes }
  if (time === 'morning') return [morning]
  return time === 'afternoon' ? [afternoon] : [morning, afternoon]
}
