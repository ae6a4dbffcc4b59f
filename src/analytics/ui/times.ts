const timeZone = 'Asia/Ho_Chi_Minh'
const clock = new Intl.DateTimeFormat('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false })
const date = new Intl.DateTimeFormat('vi-VN', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' })

/** "14:05 ngày 26/11/2026", as the clock on the wall in Việt Nam; a bare day has no hour. */
export function asOfText(at: string): string {
  // Nothing was counted yet.
  if (at === '') return '–'
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return at
  if (/^\d{4}-\d\d-\d\d$/.test(at)) return `hết ngày ${date.format(moment)}`
  return `${clock.format(moment)} ngày ${date.format(moment)}`
}

/** `YYYY-MM-DD`. */
export function todayInVietnam(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
}
