import { createHash } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import type { RateCounter } from '../instances/contract.ts'

/**
 * Slows down guessing: failures are counted, successes are not, so an office behind one address can sign in freely.
 * The shared counter can only count, not be asked, so each instance remembers the counts that it saw: over N instances
 * at most N tries more than the limit get through in a window.
 */
export interface LoginLimits {
  /** Undefined: go ahead, and call `end` afterwards. Else how many seconds to wait. */
  begin(attempt: LoginAttempt): number | undefined
  end(attempt: LoginAttempt, failed: boolean): Promise<void>
}

export interface LoginAttempt {
  readonly username: string
  readonly ip: string
}

const WINDOW_SECONDS = 15 * 60
const FAILURES_PER_USERNAME = 5
const FAILURES_PER_IP = 30
/** Above this, past windows are swept out, so that random names do not fill the memory. */
const SWEEP_ABOVE = 5_000

interface Standing {
  failures: number
  resetAt: number
  /** Tries under way count as failures: parallel guesses do not slip through. */
  pending: number
}

export function createLoginLimits(rates: RateCounter, clock: Clock): LoginLimits {
  const standings = new Map<string, Standing>()

  function standing(key: string): Standing {
    const now = clock.now().getTime()
    if (standings.size > SWEEP_ABOVE) sweep(standings, now)
    const known = standings.get(key) ?? { failures: 0, resetAt: 0, pending: 0 }
    if (known.resetAt <= now) known.failures = 0
    standings.set(key, known)
    return known
  }

  return {
    begin(attempt) {
      const rules = rulesFor(attempt).map(({ key, limit }) => ({ limit, now: standing(key) }))
      const waits = rules.filter((rule) => rule.now.failures + rule.now.pending >= rule.limit)
      if (waits.length > 0) return Math.max(...waits.map((rule) => secondsUntil(rule.now.resetAt, clock)))
      for (const rule of rules) rule.now.pending += 1
      return undefined
    },
    async end(attempt, failed) {
      for (const { key } of rulesFor(attempt)) {
        const known = standing(key)
        known.pending = Math.max(0, known.pending - 1)
        if (!failed) continue
        const { count, resetAt } = await rates.hit(key, WINDOW_SECONDS)
        known.failures = count
        known.resetAt = resetAt
      }
    },
  }
}

function rulesFor({ username, ip }: LoginAttempt): readonly { readonly key: string; readonly limit: number }[] {
  return [
    // By its digest: people type passwords into the wrong field, and the counters may live in Redis.
    { key: `login:user:${createHash('sha256').update(username).digest('hex')}`, limit: FAILURES_PER_USERNAME },
    { key: `login:ip:${ip}`, limit: FAILURES_PER_IP },
  ]
}

function secondsUntil(resetAt: number, clock: Clock): number {
  const seconds = Math.ceil((resetAt - clock.now().getTime()) / 1000)
  return Math.min(WINDOW_SECONDS, Math.max(1, seconds))
}

function sweep(standings: Map<string, Standing>, now: number): void {
  for (const [key, known] of standings) {
    if (known.pending === 0 && known.resetAt <= now) standings.delete(key)
  }
}
