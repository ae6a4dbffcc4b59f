import type { RateCounter } from '../contract.ts'

const SWEEP_EVERY = 10_000

/** Fixed windows in memory. With several instances and no Redis, each counts for itself: limits are then looser. */
export function createLocalRateCounter(now: () => number): RateCounter {
  const windows = new Map<string, { count: number; resetAt: number }>()
  let hits = 0
  const sweep = (): void => {
    const time = now()
    for (const [key, window] of windows) if (window.resetAt <= time) windows.delete(key)
  }
  return {
    async hit(key, seconds) {
      if (++hits % SWEEP_EVERY === 0) sweep()
      const time = now()
      const open = windows.get(key)
      if (open !== undefined && open.resetAt > time) {
        open.count++
        return { ...open }
      }
      const fresh = { count: 1, resetAt: time + seconds * 1000 }
      windows.set(key, fresh)
      return { ...fresh }
    },
  }
}
