import type { Redis } from 'ioredis'
import type { Instances } from '../contract.ts'
import type { LocalInstances } from '../local/index.ts'
import { connectRedis } from './connection.ts'
import { createRedisBroadcast } from './broadcast.ts'
import { createRedisPresence } from './presence.ts'
import { createRedisRateCounter } from './rate-counter.ts'

/** Redis where it answers, the local way where it does not. `local` carries the NOTIFY fallback. */
export function createRedisInstances(url: string, local: LocalInstances): Instances {
  const commands = connectRedis(url)
  const subscriber = connectRedis(url)
  return {
    broadcast: createRedisBroadcast(commands, subscriber, local),
    rates: createRedisRateCounter(commands, local.rates),
    presence: createRedisPresence(commands, local.presence),
    async close() {
      await Promise.all([stop(commands), stop(subscriber), local.close()])
    },
  }
}

async function stop(redis: Redis): Promise<void> {
  redis.disconnect(false)
}
