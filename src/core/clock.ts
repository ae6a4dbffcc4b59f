import type { Day, Instant } from './ids.ts'

/** Time is passed in, so that a rule can be tried on any day. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still (tests, `CLOCK`, `ansinh answer` with `at`). */
export function fixedClock(instant: Instant): Clock {
  return { now: () => new Date(instant) }
}

/** The day of law: laws take effect at 00:00 in Việt Nam, not in UTC. */
export function vietnamDay(at: Date): Day {
  return vietnamTime(at).day
}

/** Việt Nam has been at UTC+7 without summer time since 1975. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000

export interface VietnamTime {
  readonly day: Day
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number
  /** Minutes since midnight. */
  readonly minutes: number
}

export function vietnamTime(at: Date): VietnamTime {
  const shifted = new Date(at.getTime() + VIETNAM_OFFSET_MS)
  return {
    day: shifted.toISOString().slice(0, 10),
    weekday: ((shifted.getUTCDay() + 6) % 7) + 1,
    minutes: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
  }
}

/** ISO 8601 with `+07:00`, to the second: the form that exports and officers read. */
export function vietnamIso(at: Date): string {
  return new Date(at.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 19) + '+07:00'
}
