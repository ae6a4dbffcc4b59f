import type { Clock } from '../../core/clock.ts'

/** Three in a row is no accident; half a minute lets a server restart. */
const FAILURES_TO_OPEN = 3
const OPEN_MS = 30_000
const MINUTE_MS = 60_000

export type Refusal = 'over_budget' | 'circuit_open'
export type CallResult = 'worked' | 'failed' | 'stopped'

export interface Gate {
  /** A refusal, or the function to report this call's result with. */
  enter(): Refusal | ((result: CallResult) => void)
}

/** Circuit breaker and budget of calls per minute: neither a dead server nor a flood of questions costs time or money. */
export function createGate({
  clock,
  callsPerMinute,
}: {
  readonly clock: Clock
  readonly callsPerMinute: number
}): Gate {
  let failures = 0
  let openedAt: number | undefined
  let isTrying = false
  let calls: number[] = []

  function report(result: CallResult, wasTrial: boolean): void {
    if (wasTrial) isTrying = false
    // The caller went away: that says nothing about the server.
    if (result === 'stopped') return
    failures = result === 'worked' ? 0 : failures + 1
    if (result === 'worked') openedAt = undefined
    else if (wasTrial || failures >= FAILURES_TO_OPEN) openedAt = clock.now().getTime()
  }

  return {
    enter() {
      const now = clock.now().getTime()
      const isOpen = openedAt !== undefined
      // Half open: one call at a time tries the server again.
      if (openedAt !== undefined && (isTrying || now - openedAt < OPEN_MS)) return 'circuit_open'
      calls = calls.filter((at) => now - at < MINUTE_MS)
      if (calls.length >= callsPerMinute) return 'over_budget'
      calls.push(now)
      if (isOpen) isTrying = true
      return (result) => report(result, isOpen)
    },
  }
}
