import type { Instances } from '../contract.ts'
import { createListeners, type Listeners } from './listeners.ts'
import { createLocalBroadcast, type SendNote } from './broadcast.ts'
import { createLocalPresence } from './presence.ts'
import { createLocalRateCounter } from './rate-counter.ts'

export interface LocalInstances extends Instances {
  /** Notes of other processes are told here. */
  readonly listeners: Listeners
}

export function createLocalInstances(options: { send?: SendNote; now?: () => number } = {}): LocalInstances {
  const listeners = createListeners()
  const now = options.now ?? Date.now
  return {
    listeners,
    broadcast: createLocalBroadcast(listeners, options.send),
    rates: createLocalRateCounter(now),
    presence: createLocalPresence(now),
    async close() {},
  }
}
