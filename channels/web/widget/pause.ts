/** A wait that can be cut short: by "Gửi lại", or by the network coming back. */
interface Pause {
  wait(ms: number): Promise<void>
  skip(): void
}

export function createPause(): Pause {
  let end = (): void => undefined
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms)
        end = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    skip: () => end(),
  }
}

const FIRST_MS = 1000
const LONGEST_MS = 30_000

/** 1, 2, 4 … 30 s, of which a random half: thousands of widgets must not come back in the same second. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return full / 2 + (full / 2) * random()
}
