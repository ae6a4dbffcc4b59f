import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Broadcast } from '../contract.ts'
import type { LocalInstances } from '../local/index.ts'

const CHANNEL = 'ansinh:notes'

/** One channel for all topics: an instance listens to what concerns it. Listeners here are told without Redis. */
export function createRedisBroadcast(commands: Redis, subscriber: Redis, local: LocalInstances): Broadcast {
  const self = randomUUID()
  // At every connect: the first subscription may fail too, and ioredis repeats only one that has succeeded.
  subscriber.on('ready', () => void subscriber.subscribe(CHANNEL).catch(() => undefined))
  subscriber.on('message', (_channel: string, payload: string) => {
    const [from, topic, note] = decode(payload)
    if (from !== self && typeof topic === 'string' && typeof note === 'string') local.listeners.tell(topic, note)
  })
  return {
    async publish(topic, note) {
      if (commands.status !== 'ready') return local.broadcast.publish(topic, note)
      local.listeners.tell(topic, note)
      try {
        await commands.publish(CHANNEL, JSON.stringify([self, topic, note]))
      } catch {
        await local.broadcast.publish(topic, note)
      }
    },
    subscribe: (topic, listener) => local.broadcast.subscribe(topic, listener),
  }
}

/** Other programs share a Redis: what is not ours says nothing, and must not end the process. */
function decode(payload: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(payload)
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}
