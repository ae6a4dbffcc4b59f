import type { Redis } from 'ioredis'
import type { Presence, PresentPerson } from '../contract.ts'

/** A sorted set for each place, scored by the moment at which a person counts as gone. */
export function createRedisPresence(redis: Redis, local: Presence): Presence {
  const key = (where: string): string => `ansinh:present:${where}`
  return {
    async seen(person, where, ttlSeconds) {
      await local.seen(person, where, ttlSeconds)
      const until = Date.now() + ttlSeconds * 1000
      const member = JSON.stringify([person.staff, person.name])
      await redis
        .multi()
        .zadd(key(where), until, member)
        // The set lives as long as its last member: NX gives it an end, GT moves that end only further away.
        .pexpire(key(where), ttlSeconds * 1000, 'NX')
        .pexpire(key(where), ttlSeconds * 1000, 'GT')
        .exec()
        .catch(() => undefined)
    },
    async list(where) {
      try {
        await redis.zremrangebyscore(key(where), '-inf', String(Date.now()))
        return (await redis.zrange(key(where), '0', '-1')).flatMap(personOf)
      } catch {
        return local.list(where)
      }
    },
  }
}

function personOf(member: string): PresentPerson[] {
  const parsed: unknown = JSON.parse(member)
  if (!Array.isArray(parsed)) return []
  const [staff, name]: unknown[] = parsed
  return isStaffId(staff) && typeof name === 'string' ? [{ staff, name }] : []
}

function isStaffId(value: unknown): value is PresentPerson['staff'] {
  return typeof value === 'string' && value.startsWith('s_')
}
