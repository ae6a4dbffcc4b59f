import type { Hotline } from '../content/content.ts'
import { vietnamTime } from '../core/clock.ts'
import { atClock, dueText, minutesOf } from './spoken-time.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** The longest closure is Tết; a desk that opens on no day within this is misconfigured. */
const SEARCH_DAYS = 30

/** Whether the desk is staffed now: its own hours from `hotline.yaml`, in Việt Nam's time. */
export function isDeskOpen(hotline: Hotline, at: Date): boolean {
  const { minutes } = vietnamTime(at)
  return isWorkday(hotline, at) && minutes >= minutesOf(hotline.opens) && minutes < minutesOf(hotline.closes)
}

/** When the desk opens next, as one says it: "07:30 thứ Hai, 30/11". */
export function nextOpening(hotline: Hotline, at: Date): string {
  const opening = openingAfter(hotline, at)
  return opening === undefined ? hotline.opens : dueText(opening)
}

/** So many minutes of the desk's own time later: nights and holidays do not run. */
export function afterWorkingMinutes(hotline: Hotline, at: Date, minutes: number): Date {
  const open = isDeskOpen(hotline, at)
  const left = open ? (atClock(at, hotline.closes).getTime() - at.getTime()) / MINUTE_MS : 0
  if (left >= minutes) return new Date(at.getTime() + minutes * MINUTE_MS)
  const opening = openingAfter(hotline, at)
  const length = minutesOf(hotline.closes) - minutesOf(hotline.opens)
  if (opening === undefined || length <= 0) return new Date(at.getTime() + minutes * MINUTE_MS)
  return afterWorkingMinutes(hotline, opening, minutes - left)
}

function openingAfter(hotline: Hotline, at: Date): Date | undefined {
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead++) {
    const day = new Date(at.getTime() + ahead * DAY_MS)
    const later = ahead > 0 || vietnamTime(at).minutes < minutesOf(hotline.opens)
    if (isWorkday(hotline, day) && later) return atClock(day, hotline.opens)
  }
  return undefined
}

function isWorkday(hotline: Hotline, at: Date): boolean {
  const { weekday, day } = vietnamTime(at)
  return hotline.weekdays.includes(weekday) && !hotline.holidays.has(day)
}
