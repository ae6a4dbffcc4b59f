export interface WorkerLoop {
  /** There is work: do not wait for the next look. */
  wake(): void
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>
}

export interface WorkerLoopOptions {
  /** One round; true: there may be more, go on at once. */
  readonly round: () => Promise<boolean>
  /** How often to look without being woken: work of other instances, retries that fall due. */
  readonly everyMs: number
  readonly onError: (error: unknown) => void
}

/** Runs rounds one after another. A round that fails is told and tried again a little later, for ever. */
export function startWorkerLoop({ round, everyMs, onError }: WorkerLoopOptions): WorkerLoop {
  let stopped = false
  let woken = false
  let wakeUp: (() => void) | undefined
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const ended = (async () => {
    while (!stopped) {
      woken = false
      let more = false
      try {
        more = await round()
      } catch (error) {
        onError(error)
        await sleep(AFTER_ERROR_MS)
      }
      if (!more && !woken && !stopped) await sleep(everyMs)
    }
  })()
  return {
    wake() {
      woken = true
      wakeUp?.()
    },
    async stop() {
      stopped = true
      wakeUp?.()
      await ended
    },
  }
}

/** A database that is away for a moment is not asked a thousand times. */
const AFTER_ERROR_MS = 500
