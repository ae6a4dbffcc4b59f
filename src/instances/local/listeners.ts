import type { Unsubscribe } from '../contract.ts'

/** Who listens to what in this process. */
export interface Listeners {
  add(topic: string, listener: (note: string) => void): Unsubscribe
  tell(topic: string, note: string): void
}

export function createListeners(): Listeners {
  const byTopic = new Map<string, Set<(note: string) => void>>()
  return {
    add(topic, listener) {
      const set = byTopic.get(topic) ?? new Set()
      set.add(listener)
      byTopic.set(topic, set)
      return () => {
        set.delete(listener)
        if (set.size === 0) byTopic.delete(topic)
      }
    },
    tell(topic, note) {
      for (const listener of byTopic.get(topic) ?? []) listener(note)
    },
  }
}
