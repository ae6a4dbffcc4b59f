import type { Hotline } from '../content/content.ts'
import { vietnamTime } from '../core/clock.ts'

const DAY_MS = 86_400_000
const dayNames = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
/** The longest closure is Tết; a desk that opens on no day within this is misconfigured. */
const SEARCH_DAYS = 30

/** Whether the desk is staffed now: its own hours from `hotline.yaml`, in Việt Nam's time. */
export function isDeskOpen(hotline: Hotline, at: Date): boolean {
  const { minutes } = vietnamTime(at)
  return isWorkday(hotline, at) && minutes >= minutesOf(hotline.opens) && minutes < minutesOf(hotline.closes)
}

/** When the desk opens next, as one says it: "07:30 thứ Hai, 30/11". */
export function nextOpening(hotline: Hotline, at: Date): string {
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead++) {
    const day = new Date(at.getTime() + ahead * DAY_MS)
    const later = ahead > 0 || vietnamTime(at).minutes < minutesOf(hotline.opens)
    if (!isWorkday(hotline, day) || !later) continue
    const time = vietnamTime(day)
    const [, month, date] = time.day.split('-')
    return `${hotline.opens} ${dayNames[time.weekday]}, ${date}/${month}`
  }
  return hotline.opens
}

function isWorkday(hotline: Hotline, at: Date): boolean {
  const { weekday, day } = vietnamTime(at)
  return hotline.weekdays.includes(weekday) && !hotline.holidays.has(day)
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
