import { createHash } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import type { SignInRule, SignInTries } from '../people/contract.ts'

/**
 * Slows down guessing: failures are counted, successes are not, so an office behind one address can sign in freely.
 * Tries under way count as failures, in one place for all instances: parallel guesses do not slip through.
 */
export interface LoginLimits {
  /** Undefined: go ahead, and call `succeeded` if it was none. Else how many seconds to wait. */
  begin(attempt: LoginAttempt): Promise<number | undefined>
  succeeded(attempt: LoginAttempt): Promise<void>
}

export interface LoginAttempt {
  readonly username: string
  readonly ip: string
}

const WINDOW_SECONDS = 15 * 60
const FAILURES_PER_USERNAME = 5
const FAILURES_PER_IP = 30

export function createLoginLimits(tries: SignInTries, clock: Clock): LoginLimits {
  return {
    async begin(attempt) {
      const now = clock.now()
      const until = await tries.take(rulesFor(attempt), now.toISOString(), WINDOW_SECONDS)
      if (until === undefined) return undefined
      const seconds = Math.ceil((Date.parse(until) - now.getTime()) / 1000)
      return Math.min(WINDOW_SECONDS, Math.max(1, seconds))
    },
    succeeded: (attempt) => tries.giveBack(rulesFor(attempt)),
  }
}

function rulesFor({ username, ip }: LoginAttempt): readonly SignInRule[] {
  return [
    // By its digest: people type passwords into the wrong field.
    { key: `user:${createHash('sha256').update(username).digest('hex')}`, limit: FAILURES_PER_USERNAME },
    { key: `ip:${ip}`, limit: FAILURES_PER_IP },
  ]
}
