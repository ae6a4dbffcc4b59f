/** All times are those of Việt Nam, wherever the screen is. */
const timeZone = 'Asia/Ho_Chi_Minh'
const clock = new Intl.DateTimeFormat('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false })
const date = new Intl.DateTimeFormat('vi-VN', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' })

export function timeText(at: string): string {
  return clock.format(new Date(at))
}

export function dayText(at: string, now: number): string {
  const day = date.format(new Date(at))
  if (day === date.format(new Date(now))) return 'Hôm nay'
  if (day === date.format(new Date(now - 86_400_000))) return 'Hôm qua'
  return day
}

export function dayAndTime(at: string, now: number): string {
  return `${timeText(at)} ${dayText(at, now).toLowerCase()}`
}

/** For a mark in a row: the hour alone is one of today. */
export function deadlineText(at: string, now: number): string {
  const isToday = date.format(new Date(at)) === date.format(new Date(now))
  return isToday ? timeText(at) : `${timeText(at)} ngày ${date.format(new Date(at)).slice(0, 5)}`
}

export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 60) return `${seconds} giây`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} phút`
  const hours = Math.floor(minutes / 60)
  if (hours >= 24) return `${Math.floor(hours / 24)} ngày`
  return minutes % 60 === 0 ? `${hours} giờ` : `${hours} giờ ${minutes % 60} phút`
}

/** Việt Nam has one zone and no summer time. */
const OFFSET_MS = 7 * 3_600_000

/** For `<input type="datetime-local">`, as the clock on the wall in Việt Nam. */
export function toLocalInput(at: string): string {
  return new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 16)
}

export function fromLocalInput(text: string): string | undefined {
  const at = Date.parse(`${text}:00.000Z`)
  return Number.isNaN(at) ? undefined : new Date(at - OFFSET_MS).toISOString()
}
