/** A Vietnamese number in E.164: `+84` and nine digits (mobile) or ten (landline with its area code). */
export type PhoneNumber = `+84${string}`

/** Prefixes since the change of 2018 (11-digit mobile numbers ended) and of 2017 (landlines begin with 02). */
const NATIONAL = /^0(?:[35789]\d{8}|2\d{9})$/

/** 84… or 0… with blanks, dots, hyphens or brackets between the groups; part of no longer number. */
const WRITTEN = /(?<!\d)(?<!\d[.-])(?:\(?\+?84\)?|\(?0)(?:[\s.()-]{0,2}\d){8,10}(?![\s.-]?\d)/g

/** The one number that a text holds; undefined for none, for one that cannot be called, and for two different ones. */
export function readPhoneNumber(text: string): PhoneNumber | undefined {
  const found = new Set(Array.from(text.matchAll(WRITTEN), ([written]) => nationalOf(written)))
  const [only, second] = found
  if (only === undefined || second !== undefined || !NATIONAL.test(only)) return undefined
  return `+84${only.slice(1)}`
}

/** As one dials it here: `0912 345 678`. */
export function dialled(number: PhoneNumber): string {
  const national = `0${number.slice(3)}`
  const head = national.slice(0, -6)
  return `${head} ${national.slice(-6, -3)} ${national.slice(-3)}`
}

/** What lists, logs and confirmations show: `09xx xxx 678`, enough for its owner to know it. */
export function maskPhone(number: PhoneNumber): string {
  const shown = dialled(number)
  return shown.slice(0, 2) + shown.slice(2, -3).replaceAll(/\d/g, 'x') + shown.slice(-3)
}

function nationalOf(written: string): string {
  const digits = written.replaceAll(/\D/g, '')
  if (!digits.startsWith('84')) return digits
  // "+84 (0)912…" is a common mistake.
  const rest = digits.slice(2)
  return rest.startsWith('0') ? rest : `0${rest}`
}
