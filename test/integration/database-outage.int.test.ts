import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { createIntake } from '../../src/intake/accept-inbound.ts'
import type { RunningServer } from '../../src/main.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { startCuttableProxy, type CuttableProxy } from '../support/cuttable-proxy.ts'
import { eventually, pause } from '../support/eventually.ts'
import { says, someone } from '../support/samples.ts'
import { startApp } from '../support/start-app.ts'
import { openVisitor } from '../support/web-visitor.ts'

const [server] = inject('postgres')
let database = { url: '', drop: async (): Promise<void> => undefined }
let proxy: CuttableProxy | undefined

beforeEach(async () => {
  database = await cloneDatabase(server?.url ?? '')
  proxy = await startCuttableProxy(database.url)
})
afterEach(async () => {
  await proxy?.close()
  await database.drop()
})

test('while the database is away a message is refused, not lost; when it is back everything goes on by itself', async () => {
  const app: RunningServer = await startApp({ databaseUrl: proxy?.url ?? '' })
  const visitor = await openVisitor(app.url)
  visitor.listen()
  await visitor.say('Xin chào')
  await visitor.answers(1)
  const clientId = '0b0e6c4a-6c57-4a3e-9d3b-3f8f5b1f2a11'

  proxy?.cut('refuse')
  const refused = await visitor.say('Mất sổ BHXH thì làm sao?', clientId)
  const ready = (await fetch(`${app.url}/readyz`)).status
  const alive = (await fetch(`${app.url}/healthz`)).status
  // Longer than the pause before a connection is tried again: the first tries fail too.
  await pause(1_500)
  proxy?.restore()
  const taken = await eventually('taken again', async () => {
    const status = await visitor.say('Mất sổ BHXH thì làm sao?', clientId)
    return status === 503 ? undefined : status
  })
  await visitor.answers(2)

  const direct = openDatabase(database.url, { connections: 1 })
  const connections = (name: string): Promise<true> =>
    eventually(`${name} is connected again`, async () => {
      const { rows } = await direct.pool.query<{ n: number }>(
        'select count(*) as n from pg_stat_activity where datname = current_database() and application_name = $1',
        [name],
      )
      return rows[0]?.n === 1 ? true : undefined
    })
  await connections('ansinh-notes')
  await connections('ansinh-instance')
  visitor.leave()
  await direct.close()
  await app.stop()
  expect([refused, ready, alive, taken]).toEqual([503, 503, 200, 202])
  expect(visitor.shown.filter(({ direction }) => direction === 'out')).toHaveLength(2)
})

test('one event that cannot be stored is refused alone, not with those of its batch', async () => {
  const { stores, close } = await openStores(database.url)
  const intake = createIntake({ store: stores.intake, onStored: () => undefined })
  const [first, broken, last] = [someone(), { ...someone(), user: 'a\0b' }, someone()]

  const outcomes = await Promise.allSettled(
    [first, broken, last].map((citizen) => intake.accept([says(citizen, 'hỏi')])),
  )

  const stored = [
    await stores.conversations.streamAfter(first, 0, 9),
    await stores.conversations.streamAfter(last, 0, 9),
  ]
  await close()
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(stored.map(({ length }) => length)).toEqual([1, 1])
})

test('a database that hangs makes each waiting event fail soon, not one after the other', async () => {
  const { stores, close } = await openStores(proxy?.url ?? '', { connections: 1 })
  const intake = createIntake({ store: stores.intake, onStored: () => undefined })
  proxy?.cut('hang')

  const since = Date.now()
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => intake.accept([says(someone(), 'hỏi')])))
  const took = Date.now() - since

  proxy?.restore()
  await close()
  expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'))
  // One connection attempt and one more: the platforms have long repeated their events by then.
  expect(took).toBeLessThan(15_000)
})
