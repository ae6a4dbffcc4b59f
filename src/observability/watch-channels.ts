const EVERY_MS = 60_000

/**
 * Asks the channels each minute, whether or not anybody reads `/metrics`: else there were no availability to tell. The
 * first time a minute after the start, when every channel has had time to begin.
 */
export function watchChannels(ask: () => Promise<void>, everyMs: number = EVERY_MS): { stop(): Promise<void> } {
  let asking = Promise.resolve()
  const timer = setInterval(() => {
    asking = ask()
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      // What it found is kept before the database goes.
      await asking
    },
  }
}
