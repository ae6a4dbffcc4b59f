/** Spreads sends over time. */
export interface Pace {
  /** Resolves with 0 when it is this send's turn, else with the milliseconds after which to come back. */
  turn(signal: AbortSignal): Promise<number>
}

/**
 * Telegram takes about 30 messages a second from a bot (bots FAQ). So many in a row, then so many a second: what is left
 * is room for timers that fire late and then together.
 */
const BURST = 5
const PER_SECOND = 20
/** Who would wait longer comes back, so that a rush here does not hold what other channels send with. */
const LONGEST_WAIT_MS = 1_000

/** One for each process: a rush of answers waits here instead of being refused there with 429. */
export function createPace(now: () => number = () => performance.now()): Pace {
  const gap = 1000 / PER_SECOND
  /** When the next send may go, were there no bursts. */
  let next = Number.NEGATIVE_INFINITY
  /** The same for those that were sent away: each gets a time of its own. */
  let nextReturn = Number.NEGATIVE_INFINITY
  return {
    async turn(signal) {
      const at = now()
      const due = Math.max(next, at - (BURST - 1) * gap)
      if (due - at > LONGEST_WAIT_MS) {
        nextReturn = Math.max(nextReturn, due) + gap
        return nextReturn - at
      }
      if (signal.aborted) return gap
      next = due + gap
      return due <= at || (await waited(due - at, signal)) ? 0 : gap
    },
  }
}

function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = (): void => {
      clearTimeout(timer)
      resolve(false)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve(true)
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
