/** `08:15` today, `08:15 24/11` on other days, in the phone's own time zone. */
export function shortTime(instant: string, now: Date = new Date()): string {
  const at = new Date(instant)
  // "08:15:00 GMT+0700 (…)" in every browser (ECMA-262 §21.4.4.42).
  const clock = at.toTimeString().slice(0, 5)
  return at.toDateString() === now.toDateString() ? clock : `${clock} ${at.getDate()}/${at.getMonth() + 1}`
}
