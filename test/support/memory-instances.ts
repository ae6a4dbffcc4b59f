import type { Clock } from '../../src/core/clock.ts'
import type { Broadcast, RateCounter } from '../../src/instances/contract.ts'

export function createMemoryBroadcast(): Broadcast {
  const listeners = new Map<string, Set<(note: string) => void>>()
  return {
    publish: async (topic, note) => listeners.get(topic)?.forEach((listener) => listener(note)),
    subscribe: (topic, listener) => {
      const known = listeners.get(topic) ?? new Set()
      listeners.set(topic, known.add(listener))
      return () => void known.delete(listener)
    },
  }
}

export function createMemoryRates(clock: Clock): RateCounter {
  const windows = new Map<string, { count: number; resetAt: number }>()
  return {
    hit: async (key, seconds) => {
      const now = clock.now().getTime()
      const known = windows.get(key)
      const open = known !== undefined && known.resetAt > now ? known : { count: 0, resetAt: now + seconds * 1000 }
      const next = { ...open, count: open.count + 1 }
      windows.set(key, next)
      return next
    },
  }
}
