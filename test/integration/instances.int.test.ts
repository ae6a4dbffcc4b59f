import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createLocalInstances } from '../../src/instances/local/index.ts'
import type { Instances } from '../../src/instances/contract.ts'
import { openDatabase } from '../../src/store/database.ts'
import { describeBroadcastContract } from '../contract/broadcast.contract.ts'
import { describePresenceContract } from '../contract/presence.contract.ts'
import { describeRateCounterContract } from '../contract/rate-counter.contract.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { eventually } from '../support/eventually.ts'
import { startRedis, type RedisServer } from '../support/redis-server.ts'
import { openInstance } from '../support/two-instances.ts'

const [server] = inject('postgres')
const redis = inject('redis')
let database = { url: '', drop: async (): Promise<void> => undefined }

beforeAll(async () => {
  database = await cloneDatabase(server?.url ?? '')
})
afterAll(async () => {
  await database.drop()
})

describeBroadcastContract('one process', async () => {
  const local = createLocalInstances()
  return { here: local.broadcast, there: local.broadcast, close: () => local.close() }
})
describeBroadcastContract('LISTEN/NOTIFY between processes', () => pair())
describeBroadcastContract('Redis', () => pair(redis))
describeBroadcastContract('Redis that is not there, so LISTEN/NOTIFY', () => pair('redis://127.0.0.1:1'))

async function pair(redisUrl?: string) {
  const [here, there] = [await openInstance(database.url, redisUrl), await openInstance(database.url, redisUrl)]
  return {
    here: here.broadcast,
    there: there.broadcast,
    async close() {
      await here.close()
      await there.close()
    },
  }
}

describeRateCounterContract('memory', async () => {
  const { rates, close } = createLocalInstances()
  return { rates, close }
})
describePresenceContract('memory', async () => {
  const { presence, close } = createLocalInstances()
  return { presence, close }
})
for (const [name, url] of [
  ['Redis', redis],
  ['Redis that is not there', 'redis://127.0.0.1:1'],
] as const) {
  describeRateCounterContract(name, () => opened(url))
  describePresenceContract(name, () => opened(url))
}

/** With the connection up, so that it is Redis that is tried and not what stands in for it. */
async function opened(url: string): Promise<Instances> {
  const instance = await openInstance(database.url, url)
  const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
  probe.on('error', () => undefined)
  const there = await probe.connect().then(
    () => true,
    () => false,
  )
  const key = randomUUID()
  await eventually('counted in Redis', async () => {
    await instance.rates.hit(key, 60)
    return !there || (await probe.exists(`ansinh:rate:${key}`)) === 1 ? true : undefined
  })
  probe.disconnect()
  return instance
}

describe('broken notes', () => {
  test('a foreign program’s note on our channels is ignored, and ours are heard afterwards', async () => {
    const [here, there] = [await openInstance(database.url, redis), await openInstance(database.url)]
    const heard: string[] = []
    here.broadcast.subscribe('desk', (note) => heard.push(note))
    const foreign = new Redis(redis)
    const sql = openDatabase(database.url, { connections: 1 })

    for (const payload of ['not json', '{}', '[1,2,3]', '', 'null']) {
      await foreign.publish('ansinh:notes', payload)
      await sql.pool.query('select pg_notify($1, $2)', ['ansinh_notes', payload])
    }
    await there.broadcast.publish('desk', 'h_1')
    await eventually('heard', () => (heard.length > 0 ? true : undefined))
    foreign.disconnect()
    await sql.close()
    await here.close()
    await there.close()

    expect(heard).toEqual(['h_1'])
  })

  test('notes are heard again after the database cut the listening connection', async () => {
    const [here, there] = [await openInstance(database.url), await openInstance(database.url)]
    const heard: string[] = []
    there.broadcast.subscribe('desk', (note) => heard.push(note))
    const sql = openDatabase(database.url, { connections: 1 })

    await sql.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ansinh-notes'`,
    )
    await here.broadcast.publish('desk', 'while it is cut')
    await eventually('heard again', async () => {
      await here.broadcast.publish('desk', 'after')
      return heard.includes('after') ? true : undefined
    })
    await sql.close()
    await here.close()
    await there.close()

    expect(heard).toContain('after')
  })
})

describe('Redis goes and comes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-redis-'))
  let own: RedisServer | undefined
  let here: Instances | undefined
  let there: Instances | undefined
  beforeAll(async () => {
    own = await startRedis(folder)
    here = await openInstance(database.url, own.url)
    there = await openInstance(database.url, own.url)
  })
  afterAll(async () => {
    await here?.close()
    await there?.close()
    await own?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('stopped, nothing throws and notes still arrive; back and empty, it is used again', async () => {
    if (own === undefined || here === undefined || there === undefined) throw new Error('not opened')
    const heard: string[] = []
    there.broadcast.subscribe('desk', (note) => heard.push(note))
    const reaches = (note: string): Promise<true> =>
      eventually(note, async () => {
        await here?.broadcast.publish('desk', note)
        return heard.includes(note) ? true : undefined
      })
    const key = randomUUID()
    const lan = { staff: 's_lan', name: 'Lan' } as const
    await reaches('with Redis')
    await eventually('connected', async () => (((await here?.rates.hit(key, 600))?.count ?? 0) >= 3 ? true : undefined))

    await own.stop()
    const slowest = await timed(async () => {
      await here?.broadcast.publish('desk', 'at once')
      await here?.rates.hit(key, 600)
      await here?.presence.seen(lan, 'desk', 60)
    })
    const present = await here.presence.list('desk')
    await reaches('without Redis')
    const counts = [(await here.rates.hit('fresh', 600)).count, (await here.rates.hit('fresh', 600)).count]

    await own.restart()
    const probe = new Redis(own.url)
    await eventually('used again', async () => {
      await here?.rates.hit(key, 600)
      await here?.presence.seen(lan, 'desk', 60)
      return (await probe.dbsize()) === 2 ? true : undefined
    })
    await eventually('subscribed again', async () => {
      const [, subscribers] = await probe.pubsub('NUMSUB', 'ansinh:notes')
      return Number(subscribers) === 2 ? true : undefined
    })
    probe.disconnect()
    await reaches('Redis again')

    expect(slowest).toBeLessThan(2_000)
    expect(present).toEqual([lan])
    expect(counts).toEqual([1, 2])
    expect((await there.presence.list('desk')).map(({ staff }) => staff)).toEqual(['s_lan'])
  })
})

async function timed(work: () => Promise<void>): Promise<number> {
  const start = Date.now()
  await work()
  return Date.now() - start
}
