/** `08:15` today, `08:15 24/11` on other days, in the phone's own time zone. */
export function shortTime(instant: string, now: Date = new Date()): string {
  const at = new Date(instant)
  const clock = `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`
  if (at.toDateString() === now.toDateString()) return clock
  return `${clock} ${twoDigits(at.getDate())}/${twoDigits(at.getMonth() + 1)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
