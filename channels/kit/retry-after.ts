/** A platform that asks for more than this is down for the day: the retry policy decides then. */
const MAX_WAIT_MS = 3_600_000

/** `Retry-After` (RFC 9110 §10.2.3: seconds or an HTTP date) in milliseconds from `now`; undefined if unreadable. */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), MAX_WAIT_MS)
  // HTTP dates begin with the name of the day; `Date.parse` alone would read "-5" as a year.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined
  const at = Date.parse(text)
  if (Number.isNaN(at)) return undefined
  return Math.min(Math.max(at - now.getTime(), 0), MAX_WAIT_MS)
}
