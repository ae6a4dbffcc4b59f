import type { WebhookOutcome } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'

/**
 * Notices a webhook that Zalo has switched off: after six failed tries it stays off until somebody switches it on
 * again, and to us that looks like citizens who have nothing to ask.
 */
export interface WebhookWatch {
  saw(outcome: WebhookOutcome): void
  /** What is wrong; undefined: nothing. */
  alarm(): string | undefined
}

interface WatchParts {
  readonly clock: Clock
  /** Hours of office time without any event; 0 = never an alarm. */
  readonly silenceHours: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export function createWebhookWatch({ clock, silenceHours }: WatchParts): WebhookWatch {
  const started = clock.now().getTime()
  let last: number | undefined
  let refused = 0
  return {
    saw(outcome) {
      // Anybody can send a bare GET or an empty object; only a signed event proves that Zalo delivers.
      if (outcome.kind === 'handshake') return
      if (outcome.kind === 'rejected') {
        refused += 1
        return
      }
      last = clock.now().getTime()
      refused = 0
    },
    alarm() {
      if (silenceHours === 0) return undefined
      const silence = officeMs(last ?? started, clock.now().getTime())
      if (silence < silenceHours * HOUR_MS) return undefined
      const since = last === undefined ? 'since the start' : `since ${new Date(last).toISOString()}`
      const signatures = refused === 0 ? '' : ` (${refused} refused: is ZALO_OA_SECRET_KEY the OA's key?)`
      return `no webhook event ${since}${signatures}: is the webhook switched on at developers.zalo.me?`
    },
  }
}

/** Vietnam has no summer time. */
const VIETNAM_MS = 7 * HOUR_MS
/** At night and on Sundays silence is no news. */
const OPENS_MS = 7.5 * HOUR_MS
const CLOSES_MS = 17 * HOUR_MS

/** Time between two instants that lies within Monday to Friday, 07:30 to 17:00, in Vietnam. */
export function officeMs(from: number, to: number): number {
  const [begin, end] = [from + VIETNAM_MS, to + VIETNAM_MS]
  let total = 0
  for (let day = Math.floor(begin / DAY_MS); day * DAY_MS < end; day += 1) {
    // Day 0, 1 January 1970, was a Thursday.
    const weekday = (day + 4) % 7
    if (weekday === 0 || weekday === 6) continue
    const opens = Math.max(begin, day * DAY_MS + OPENS_MS)
    const closes = Math.min(end, day * DAY_MS + CLOSES_MS)
    total += Math.max(0, closes - opens)
  }
  return total
}
