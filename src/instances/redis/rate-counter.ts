import type { Redis } from 'ioredis'
import type { RateCounter } from '../contract.ts'

export function createRedisRateCounter(redis: Redis, local: RateCounter): RateCounter {
  return {
    async hit(key, seconds) {
      const name = `ansinh:rate:${key}`
      try {
        const replies = await redis.multi().incr(name).expire(name, seconds, 'NX').pttl(name).exec()
        const count = Number(replies?.[0]?.[1])
        const left = Number(replies?.[2]?.[1])
        if (!Number.isFinite(count) || !Number.isFinite(left)) return local.hit(key, seconds)
        return { count, resetAt: Date.now() + Math.max(left, 0) }
      } catch {
        return local.hit(key, seconds)
      }
    },
  }
}
