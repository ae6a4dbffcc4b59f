import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asks, openOperationsHouse, quick, type OperationsHouse } from '../support/operations-house.ts'
import { insertTalk, type Talk } from '../support/talks.ts'

let house: OperationsHouse
beforeEach(async () => {
  house = await openOperationsHouse()
})
afterEach(() => house.close())

describe('deliveries', () => {
  const sent = (id: string, delivery: 'pending' | 'delivered' | 'failed', failure?: string): Talk => ({
    id,
    at: '2026-11-10 09:00:00',
    said: [asks(0), { after: 1, by: 'bot', delivery, ...(failure === undefined ? {} : { failure }) }],
  })

  test('failures are told by kind, as a share of what has ended', async () => {
    await house.count(
      sent('c_1', 'delivered'),
      sent('c_2', 'delivered'),
      sent('c_3', 'delivered'),
      sent('c_4', 'failed', 'blocked'),
      sent('c_5', 'failed', 'window-closed'),
      sent('c_6', 'failed'),
      sent('c_7', 'pending'),
      sent('c_8', 'failed', 'retry-later'),
    )

    expect(await house.channel('2026-11-10', '2026-11-10')).toMatchObject({
      deliveries: 7,
      pending: 1,
      deliveryFailures: 4,
      failureKinds: { blocked: 1, 'window-closed': 1, 'retry-later': 1, refused: 0, unknown: 1 },
      failureShare: 4 / 7,
    })
  })

  test('a message that fails hours later is counted in the hour in which it was said', async () => {
    await insertTalk(house.pool, sent('c_1', 'pending'))
    await house.refresh(new Date('2026-11-10T02:05:00.000Z'))
    await house.pool.query(`update messages set delivery = 'failed', delivery_failure = 'retry-later'
      where direction = 'out'`)
    await house.refresh(new Date('2026-11-10T06:00:00.000Z'))

    const web = await house.channel('2026-11-10', '2026-11-10')
    expect(web).toMatchObject({ pending: 0, deliveryFailures: 1, failureShare: 1 })
    expect(web?.hours).toMatchObject([{ at: '2026-11-10T02:00:00.000Z', failures: 1 }])
  })
})

describe('availability', () => {
  test('is the share of probes that found the channel working, and unknown where nobody looked', async () => {
    const { operations } = house.stores
    const probe = async (at: string, ok: boolean) => operations.recordProbe('web', ok, new Date(at))
    await house.count(quick, { ...quick, id: 'c_alone', at: '2026-11-10 11:00:00' })
    await Promise.all([
      probe('2026-11-10T02:00:10.000Z', true),
      probe('2026-11-10T02:20:00.000Z', true),
      probe('2026-11-10T02:40:00.000Z', false),
      probe('2026-11-10T02:59:59.000Z', true),
      // Midnight in Việt Nam: the next day.
      probe('2026-11-10T17:00:00.000Z', false),
    ])

    const web = await house.channel('2026-11-10', '2026-11-10')

    expect(web).toMatchObject({ available: 0.75, probedHours: 1 })
    expect(web?.hours.map(({ at, available, probes }) => [at, available, probes])).toEqual([
      ['2026-11-10T02:00:00.000Z', 0.75, 4],
      ['2026-11-10T04:00:00.000Z', null, 0],
    ])
  })

  test('a channel on which nobody wrote is listed with what its probes found', async () => {
    await house.stores.operations.recordProbe('quiet', false, new Date('2026-11-10T02:00:00.000Z'))

    expect(await house.channel('2026-11-10', '2026-11-10', 'quiet')).toMatchObject({
      conversations: 0,
      answeredShare: null,
      available: 0,
    })
  })
})
