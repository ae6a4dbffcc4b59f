import { Redis } from 'ioredis'

/** Longer than any healthy answer, shorter than a person notices: after it the local way is taken. */
const COMMAND_TIMEOUT_MS = 300

/**
 * Connects in the background and for ever again: a Redis that is stopped must neither stop the program nor keep it
 * from starting. Commands fail at once while it is away (no offline queue).
 */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  })
  redis.on('error', () => undefined)
  return redis
}
