import type { Broadcast } from '../contract.ts'
import type { Listeners } from './listeners.ts'

/** How a note reaches the other processes; absent where there is only this one. */
export type SendNote = (topic: string, note: string) => Promise<void>

export function createLocalBroadcast(listeners: Listeners, send?: SendNote): Broadcast {
  return {
    async publish(topic, note) {
      listeners.tell(topic, note)
      // A note that did not get through is not worth an error: listeners ask the store again by themselves.
      await send?.(topic, note).catch(() => undefined)
    },
    subscribe: (topic, listener) => listeners.add(topic, listener),
  }
}
