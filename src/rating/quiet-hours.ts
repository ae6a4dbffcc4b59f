import type { Instrument } from '../content/instrument.ts'
import { vietnamTime } from '../core/clock.ts'
import type { ChannelId, Instant } from '../core/ids.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440

/** When the quiet hours end in which the moment lies; undefined: it lies in none. */
export function quietUntil({ quiet }: Pick<Instrument, 'quiet'>, at: Date): Date | undefined {
  const [from, until] = [minutesOf(quiet.from), minutesOf(quiet.until)]
  const { minutes } = vietnamTime(at)
  const isOverNight = from > until
  const isQuiet = isOverNight ? minutes >= from || minutes < until : minutes >= from && minutes < until
  if (!isQuiet) return undefined
  const left = (until - minutes + DAY_MINUTES) % DAY_MINUTES
  return new Date(at.getTime() - (at.getTime() % MINUTE_MS) + left * MINUTE_MS)
}

/** Whether the platform still lets us write then: its window runs from the citizen's last message. */
export function isWindowOpen(
  survey: Pick<Instrument, 'expiresHours'>,
  channel: ChannelId,
  { lastCitizenAt, at }: { readonly lastCitizenAt: Instant; readonly at: Date },
): boolean {
  return at.getTime() - Date.parse(lastCitizenAt) < expiresHours(survey, channel) * 60 * MINUTE_MS
}

export function expiresHours({ expiresHours: hours }: Pick<Instrument, 'expiresHours'>, channel: ChannelId): number {
  return hours[channel] ?? hours['default'] ?? DEFAULT_HOURS
}

const DEFAULT_HOURS = 72

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
