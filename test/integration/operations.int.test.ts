import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  answered,
  asks,
  bot,
  NOW,
  openOperationsHouse,
  quick,
  understood,
  type OperationsHouse,
} from '../support/operations-house.ts'
import type { Talk } from '../support/talks.ts'

let house: OperationsHouse
beforeEach(async () => {
  house = await openOperationsHouse()
})
afterEach(() => house.close())

describe('answers', () => {
  const officer = (after: number) => ({ after, by: 'staff' }) as const

  test('answered, handed over and unanswered conversations are counted as one would by hand', async () => {
    await house.count(
      quick,
      {
        // Handed over after 3 s, answered by an officer after 100 s.
        id: 'c_officer',
        at: '2026-11-10 09:20:00',
        said: [asks(0), bot(3), officer(100)],
        noted: [understood(3, 'act.human'), { after: 3, kind: 'handoff-requested' }],
        handedOver: {},
      },
      {
        id: 'c_never',
        at: '2026-11-10 10:00:00',
        said: [asks(0), bot(2)],
        noted: [understood(2, 'si.rate'), { after: 2, kind: 'misunderstood', detail: { times: 1, outOfScope: false } }],
      },
      {
        // Answered by the bot after 10 s.
        id: 'c_slow',
        at: '2026-11-10 10:30:00',
        said: [asks(0), bot(10)],
        noted: [understood(10, 'pension.age'), { after: 10, kind: 'calculated', detail: { intent: 'pension.age' } }],
      },
      // Asked nothing that is ours.
      { id: 'c_hello', at: '2026-11-10 10:40:00', said: [asks(0), bot(1)], noted: [understood(1, 'act.greet')] },
      {
        id: 'c_weather',
        at: '2026-11-10 10:41:00',
        said: [asks(0), bot(1)],
        noted: [understood(1, 'out_of_scope'), { after: 1, kind: 'misunderstood', detail: { outOfScope: true } }],
      },
      // Wrote nothing.
      {
        id: 'c_follow',
        at: '2026-11-10 10:42:00',
        said: [{ ...asks(0), kind: 'event' }],
        noted: [{ after: 0, kind: 'follow' }],
      },
    )

    const web = await house.channel('2026-11-10', '2026-11-10')

    expect(web).toMatchObject({
      label: 'Trang web',
      conversations: 6,
      asked: 4,
      answered: 3,
      answeredShare: 0.75,
      handedOver: 1,
      handoverShare: 0.25,
      firstAnswers: 3,
      // 4, 10 and 100 seconds.
      medianFirstAnswerSeconds: 10,
      p95FirstAnswerSeconds: null,
    })
    expect(web?.hours.map(({ at, conversations, asked, answered: n }) => [at, conversations, asked, n])).toEqual([
      ['2026-11-10T02:00:00.000Z', 2, 2, 2],
      ['2026-11-10T03:00:00.000Z', 4, 2, 1],
    ])
  })

  test('the 95th percentile is that of all first answers of the period, once there are twenty', async () => {
    const talks = Array.from({ length: 21 }, (_, n) => ({
      ...quick,
      id: `c_${n}`,
      at: `2026-11-${10 + (n % 3)} 09:10:00`,
      // 0, 10, … 200 seconds: the 95th of 100 steps is the 20th of 21.
      said: [asks(0), bot(n * 10)],
      noted: [answered(n * 10, 'pension.age')],
    }))
    await house.count(...talks)

    expect(await house.channel('2026-11-10', '2026-11-12')).toMatchObject({
      firstAnswers: 21,
      medianFirstAnswerSeconds: 100,
      p95FirstAnswerSeconds: 190,
    })
  })

  test('a greeting that was greeted back starts no clock; messages that wait together count from the first', async () => {
    await house.count(
      {
        id: 'c_greeted',
        at: '2026-11-10 09:00:00',
        said: [asks(0, 'Chào'), bot(1), asks(300), bot(305)],
        noted: [understood(1, 'act.greet'), understood(305, 'si.rate'), answered(305, 'si.rate')],
      },
      {
        id: 'c_waited',
        at: '2026-11-11 09:00:00',
        said: [asks(0), asks(55), bot(60)],
        noted: [understood(60, 'si.rate'), answered(60, 'si.rate')],
      },
    )

    expect((await house.channel('2026-11-10', '2026-11-10'))?.medianFirstAnswerSeconds).toBe(5)
    expect((await house.channel('2026-11-11', '2026-11-11'))?.medianFirstAnswerSeconds).toBe(60)
  })

  test('a call is answered, but what was written down afterwards took no time', async () => {
    await house.count({
      id: 'c_call',
      at: '2026-11-10 09:00:00',
      channel: 'phone',
      intent: 'si.rate',
      said: [asks(0), { after: 0, by: 'staff', delivery: 'none' }],
      noted: [{ after: 0, kind: 'call-entered', detail: { staff: 's_lan', result: 'passed_on' } }],
    })

    expect(await house.channel('2026-11-10', '2026-11-10', 'phone')).toMatchObject({
      label: 'phone',
      answered: 1,
      handedOver: 1,
      firstAnswers: 0,
      medianFirstAnswerSeconds: null,
      deliveries: 0,
      failureShare: null,
    })
  })

  test('an answer that comes the next day still belongs to the hour of the question', async () => {
    await house.count({
      ...quick,
      id: 'c_late',
      said: [asks(0), bot(2)],
      noted: [{ after: 2, kind: 'handoff-requested' }],
    })
    expect((await house.channel('2026-11-10', '2026-11-10'))?.answeredShare).toBe(0)

    await house.pool.query(
      `insert into messages (id, lane, conversation_id, direction, author, channel, content, at, delivery)
      values ('m_late', 'web|a|c_late', 'c_late', 'out', 's_lan', 'web', '{"kind":"staff-text"}',
        '2026-11-20 11:50:00+07', 'delivered')`,
    )
    await house.refresh(new Date('2026-11-20T05:01:00.000Z'))

    expect(await house.channel('2026-11-10', '2026-11-10')).toMatchObject({ answeredShare: 1, conversations: 1 })
  })
})

describe('periods', () => {
  test('a day begins and ends at midnight in Việt Nam', async () => {
    const at = (id: string, when: string): Talk => ({ ...quick, id, at: when })
    await house.count(
      at('c_before', '2026-11-09 23:59:59'),
      at('c_first', '2026-11-10 00:00:00'),
      at('c_last', '2026-11-10 23:59:59'),
      at('c_after', '2026-11-11 00:00:00'),
    )

    const day = await house.channel('2026-11-10', '2026-11-10')

    expect(day?.conversations).toBe(2)
    expect(day?.hours.map((hour) => hour.at)).toEqual(['2026-11-09T17:00:00.000Z', '2026-11-10T16:00:00.000Z'])
    expect((await house.channel('2026-11-09', '2026-11-11'))?.conversations).toBe(4)
  })

  test('where nothing was counted there is no share, neither 0 nor 1', async () => {
    await house.count(quick)

    const empty = await house.view('2026-09-01', '2026-09-30')

    expect(empty.channels).toEqual([])
    expect(empty.unknownProvinceShare).toBeNull()
    expect(empty.asOf).toBe(NOW.toISOString())
    expect(empty.hospital.map(({ conversations }) => conversations)).toEqual([null, null, null])
  })

  test('before the first count nothing is claimed to be known', async () => {
    expect((await house.view('2026-11-01', '2026-11-30')).asOf).toBeNull()
  })
})
