export interface Paced {
  readonly ask: () => void
  readonly stop: () => void
}

/**
 * Runs at once when asked, then at most once in `gapMs` however often it is asked, never two at a time; what is asked
 * meanwhile is one more run. Unlike waiting for silence this goes on when there is none.
 */
export function paced(run: () => Promise<void>, gapMs: number): Paced {
  let [busy, asked, stopped] = [false, false, false]
  let timer: ReturnType<typeof setTimeout> | undefined

  async function start(): Promise<void> {
    busy = true
    const gap = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, gapMs)
    })
    // A look that failed must not end all later ones.
    await Promise.allSettled([run(), gap])
    busy = false
    if (!asked || stopped) return
    asked = false
    await start()
  }

  return {
    ask() {
      if (stopped) return
      if (busy) asked = true
      else void start()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
