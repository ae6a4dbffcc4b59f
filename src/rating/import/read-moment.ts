/** How exactly a time is known: a rule about seconds cannot judge a day. */
export type Precision = 'second' | 'minute' | 'day'

export interface Moment {
  /** Microseconds since 1970 UTC: whole numbers, so that 0.9 s and 1.0 s stay apart. */
  readonly us: number
  readonly precision: Precision
}

/** Zero of the `*_at_s` columns: 2026-11-01T00:00:00+07:00. Only differences matter to the rules. */
export const SECONDS_ORIGIN_US = Date.UTC(2026, 9, 31, 17) * 1000

const SECOND_US = 1_000_000
/** Without an offset a time is Việt Nam's. */
const VIETNAM_MINUTES = 7 * 60
const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`
const OFFSET = String.raw` ?(Z|[+-]\d{2}(?::?\d{2})?)?`
const ISO = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]${CLOCK}${OFFSET})?$`, 'i')
const VIETNAMESE = new RegExp(`^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:,? ${CLOCK}${OFFSET})?$`, 'i')
const SECONDS = /^[+-]?\d{1,10}(?:[.,]\d+)?$/

/** ISO 8601 with or without offset, or dd/MM/yyyy; undefined = no such time. */
export function readMoment(text: string): Moment | undefined {
  const iso = ISO.exec(text)
  if (iso !== null) return momentOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4))
  const local = VIETNAMESE.exec(text)
  if (local !== null) return momentOf(Number(local[3]), Number(local[2]), Number(local[1]), local.slice(4))
  return undefined
}

/** Seconds from the origin, fractions kept. */
export function readSeconds(text: string): Moment | undefined {
  if (!SECONDS.test(text)) return undefined
  return { us: SECONDS_ORIGIN_US + Math.round(Number(text.replace(',', '.')) * SECOND_US), precision: 'second' }
}

type Part = string | undefined

function momentOf(year: number, month: number, day: number, clock: readonly Part[]): Moment | undefined {
  const [hourText, minuteText, secondText, fraction, offset] = clock
  const [hour, minute, second] = [Number(hourText ?? 0), Number(minuteText ?? 0), Number(secondText ?? 0)]
  if (hour > 23 || minute > 59 || second > 59 || year < 2000 || year > 2200) return undefined
  const ms = Date.UTC(year, month - 1, day, hour, minute, second)
  // `Date` takes 30 February for 2 March.
  if (month < 1 || month > 12 || day < 1 || new Date(ms).getUTCDate() !== day) return undefined
  const us = fraction === undefined ? 0 : Math.round(Number(`0.${fraction}`) * SECOND_US)
  const precision = hourText === undefined ? 'day' : secondText === undefined ? 'minute' : 'second'
  return { us: (ms - offsetMinutes(offset) * 60_000) * 1000 + us, precision }
}

function offsetMinutes(offset: Part): number {
  if (offset === undefined) return VIETNAM_MINUTES
  if (offset === 'Z' || offset === 'z') return 0
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return offset.startsWith('-') ? -minutes : minutes
}
