/**
 * A reading that may be asked for fifty times a second: runs at once, never twice at a time, at least `gapMs` apart, and
 * once more after the last request. Each call resolves when a run that began after it is over.
 */
export function oneAtATime(run: () => Promise<void>, gapMs: number): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  let endedAt = -Infinity

  async function start(): Promise<void> {
    const rest = endedAt + gapMs - performance.now()
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    next = undefined
    running = run()
    try {
      await running
    } finally {
      running = undefined
      endedAt = performance.now()
    }
  }

  return () => {
    next ??= (running ?? Promise.resolve()).catch(() => undefined).then(start)
    return next
  }
}
