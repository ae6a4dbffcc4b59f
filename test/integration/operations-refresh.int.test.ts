import { afterEach, beforeEach, expect, test } from 'vitest'
import { vietnamDay } from '../../src/core/clock.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { eventually } from '../support/eventually.ts'
import { createFakeChannel } from '../support/fake-channel.ts'
import { hospital, NOW, openOperationsHouse, quick, type OperationsHouse } from '../support/operations-house.ts'
import { says, someone } from '../support/samples.ts'
import type { Talk } from '../support/talks.ts'
import { answerable, startWorkers } from '../support/workers.ts'

let house: OperationsHouse
beforeEach(async () => {
  house = await openOperationsHouse()
})
afterEach(() => house.close())

test('counting again, step by step or by two instances at once, gives the same', async () => {
  const { pool, stores } = house
  const talks = Array.from({ length: 30 }, (_, n): Talk => ({
    ...quick,
    id: `c_${n}`,
    at: `2026-11-${10 + (n % 9)} 0${n % 9}:10:00`,
  }))
  await house.count(...talks)
  const tables = async () =>
    (await pool.query('select * from operations_hours order by at, channel')).rows.map((row) => JSON.stringify(row))
  const once = await tables()

  const other = await openStores(house.url)
  const outcomes = await Promise.all([stores, other.stores].map(({ operations }) => operations.refresh(NOW, hospital)))
  await other.close()
  expect(outcomes).toContain('done')
  expect(await tables()).toEqual(once)
  await pool.query(`truncate operations_hours, operations_conversations;
    update operations_refreshed set until = '-infinity'`)
  await house.refresh()

  expect(await tables()).toEqual(once)
  expect(once).toHaveLength(9)
})

test('what real turns leave behind is what is counted', async () => {
  const fake = createFakeChannel()
  const workers = await startWorkers(house.url, { channel: fake })
  const sentAt = new Date().toISOString()
  const said = ['việc 0', 'gặp người']
  await workers.intake.accept(said.map((text) => ({ ...says(someone(), text), sentAt })))
  await eventually('both answered', () => (fake.got.length >= 2 ? true : undefined))
  await eventually('all marked', async () => ((await workers.stores.outbox.depth()).waiting === 0 ? true : undefined))
  await workers.stop()
  const now = new Date()
  await house.refresh(now)
  // Midnight may pass between the message and the count.
  const yesterday = vietnamDay(new Date(now.getTime() - 86_400_000))

  expect(answerable.length).toBeGreaterThan(0)
  expect(await house.channel(yesterday, vietnamDay(now), 'fake')).toMatchObject({
    conversations: 2,
    asked: 2,
    answered: 1,
    handedOver: 1,
    firstAnswers: 1,
    deliveries: 2,
    pending: 0,
  })
})
