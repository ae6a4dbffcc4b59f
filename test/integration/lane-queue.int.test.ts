import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { holdInstanceLock } from '../../src/store/instance-lock.ts'
import { createLaneQueue } from '../../src/store/lane-queue.ts'
import { describeLaneQueueContract, type Numbered } from '../contract/lane-queue.contract.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { eventually } from '../support/eventually.ts'

const ADD = `
insert into lane_items (queue, lane, payload)
select 'inbox', $1, payload from unnest($2::jsonb[]) with ordinality as t (payload, place) order by place`

/** One database of each server; a test leaves its tables empty. */
const clones = new Map<string, Awaited<ReturnType<typeof cloneDatabase>>>()

beforeAll(async () => {
  for (const { name, url } of inject('postgres')) clones.set(name, await cloneDatabase(url))
})
afterAll(async () => {
  for (const { drop } of clones.values()) await drop()
})

for (const server of inject('postgres')) {
  describeLaneQueueContract(`PostgreSQL ${server.name}`, async () => {
    const cloned = clones.get(server.name) ?? { url: '' }
    const database = openDatabase(cloned.url, { connections: 2 })
    const closers: (() => Promise<void>)[] = []
    return {
      async add(lane, items) {
        await database.pool.query(ADD, [lane, items.map((item) => JSON.stringify(item))])
      },
      async open({ leaseSeconds = 30 } = {}) {
        const own = openDatabase(cloned.url, { connections: 2 })
        const { holder, release } = await holdInstanceLock(cloned.url)
        closers.push(() => own.close(), release)
        return { queue: createLaneQueue<Numbered>(own, { queue: 'inbox', holder, leaseSeconds }), die: release }
      },
      async close() {
        for (const close of closers) await close()
        await database.pool.query('truncate lane_items, dead_letters')
        await database.close()
      },
    }
  })
}

describe('the lock by which instances see each other', () => {
  test('is held again after its connection broke', async () => {
    const [server] = inject('postgres')
    const cloned = await cloneDatabase(server?.url ?? '')
    const database = openDatabase(cloned.url, { connections: 1 })
    const lock = await holdInstanceLock(cloned.url)
    const holderPid = async (): Promise<number | undefined> => {
      const { rows } = await database.pool.query<{ pid: number }>(
        `select pid from pg_locks where locktype = 'advisory' and objid = $1::oid and granted`,
        [lock.holder],
      )
      return rows[0]?.pid
    }
    const first = await holderPid()

    await database.pool.query('select pg_terminate_backend($1)', [first])
    const second = await eventually('locked again', async () => {
      const pid = await holderPid()
      return pid === first ? undefined : pid
    })
    await lock.release()
    await database.close()
    await cloned.drop()

    expect(first).toBeTypeOf('number')
    expect(second).not.toBe(first)
  })

  test('two queues on one table do not see each other’s items', async () => {
    const [server] = inject('postgres')
    const cloned = await cloneDatabase(server?.url ?? '')
    const database = openDatabase(cloned.url, { connections: 1 })
    await database.pool.query(ADD, ['a', [JSON.stringify({ number: 1 })]])

    const outbox = createLaneQueue<Numbered>(database, { queue: 'outbox', holder: 1, leaseSeconds: 30 })
    const taken = await outbox.take(10)
    const depth = await outbox.depth()
    await database.close()
    await cloned.drop()

    expect(taken).toEqual([])
    expect(depth).toEqual({ waiting: 0, dead: 0 })
  })
})
