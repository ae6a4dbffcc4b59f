import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  answered,
  asks,
  bot,
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

describe('hospitals', () => {
  const about = (n: number, province: string, more: Partial<Talk> = {}): Talk => ({
    id: `c_${province}_${n}`,
    at: '2026-11-10 09:00:00',
    said: [asks(0), bot(1)],
    noted: [understood(1, 'hi.referral'), answered(1, 'hi.referral')],
    handedOver: { province },
    ...more,
  })
  const many = (howMany: number, province: string, more: Partial<Talk> = {}): Talk[] =>
    Array.from({ length: howMany }, (_, n) => about(n, province, more))
  const row = async (province: string, day = '2026-11-10') =>
    (await house.view(day, day)).hospital.find((one) => one.province === province)

  test('are counted per province from ten persons on, as a share of its conversations', async () => {
    await house.count(
      ...many(12, '01'),
      ...Array.from({ length: 12 }, (_, n): Talk => ({ ...quick, id: `c_other_${n}`, handedOver: { province: '01' } })),
      ...many(9, '79'),
      { ...quick, id: 'c_nowhere' },
    )

    expect(await row('01')).toMatchObject({
      name: 'Hà Nội',
      conversations: 12,
      persons: 12,
      share: 0.5,
      complaints: null,
    })
    expect(await row('79')).toMatchObject({ conversations: null, persons: null, share: null })
    expect((await house.view('2026-11-10', '2026-11-10')).unknownProvinceShare).toBe(1 / 34)
  })

  test('twenty conversations of nine citizens stay hidden', async () => {
    await house.count(...Array.from({ length: 20 }, (_, n) => about(n, '01', { citizen: `p${n % 9}` })))

    expect(await row('01')).toMatchObject({ conversations: null, persons: null })
  })

  test('two linked channels of one citizen are one person', async () => {
    await house.pool.query(`insert into links (lane, person, address, linked_at)
      values ('web|a|one', 'p_1', '{}', now()), ('zalo|a|two', 'p_1', '{}', now())`)
    await house.count(
      ...many(9, '01'),
      about(97, '01', { citizen: 'one' }),
      about(98, '01', { citizen: 'two', channel: 'zalo' }),
    )

    expect(await row('01')).toMatchObject({ conversations: 11, persons: 10 })
  })

  test('a complaint counts if the citizen names a hospital, in any case; one about an office does not', async () => {
    const complaint = { noted: [answered(1, 'complaint.submit')] }
    const words = ['Nhân viên BỆNH VIỆN quát tôi', 'benh vien K thu them tien', 'Bv tỉnh không nhận thẻ']
    await house.count(
      ...Array.from({ length: 12 }, (_, n) => about(n, '01', { ...complaint, said: [asks(0, words[n % 3])] })),
      ...Array.from({ length: 12 }, (_, n) =>
        about(n, '79', { ...complaint, said: [asks(0, 'Cán bộ một cửa quát tôi')] }),
      ),
    )

    expect(await row('01')).toMatchObject({ conversations: 12, complaints: 12 })
    expect(await row('79')).toMatchObject({ conversations: null, complaints: null })
  })

  test('comments of valid ratings that name a hospital count; only those of a bad score are complaints', async () => {
    const rated = (n: number, score: number, comment: string, invalid?: string): Talk => ({
      ...quick,
      id: `c_rated_${n}`,
      at: '2026-11-10 09:00:00',
      rated: { score, comment, province: '01', ...(invalid === undefined ? {} : { invalid }) },
    })
    await house.count(
      ...Array.from({ length: 10 }, (_, n) => rated(n, 2, 'Bệnh viện bắt chờ cả buổi')),
      ...Array.from({ length: 5 }, (_, n) => rated(20 + n, 5, 'bệnh viện hướng dẫn tốt')),
      rated(40, 1, 'bệnh viện tệ', 'too_fast'),
      rated(41, 1, 'trả lời tệ'),
    )

    expect(await row('01')).toMatchObject({ conversations: null, complaints: 10, comments: 15 })
  })

  test('are those of the whole month of the last day', async () => {
    await house.count(
      ...many(10, '01'),
      ...many(3, '01', { at: '2026-10-31 23:59:00' }).map((talk) => ({ ...talk, id: `${talk.id}_o` })),
    )

    expect(await row('01', '2026-11-30')).toMatchObject({ conversations: 10 })
    expect(await row('01', '2026-10-31')).toMatchObject({ conversations: null })
  })

  test('an erased conversation is no longer counted', async () => {
    await house.count(...many(10, '01'))
    await house.pool.query(`delete from events where conversation_id = 'c_01_0';
      delete from messages where conversation_id = 'c_01_0'; delete from handoffs where conversation_id = 'c_01_0';
      delete from conversations where id = 'c_01_0'`)

    expect(await row('01')).toMatchObject({ conversations: null })
  })

  test('a guess that was asked back about is no topic', async () => {
    await house.count(...many(10, '01', { noted: [understood(1, 'hi.referral')] }))

    expect(await row('01')).toMatchObject({ conversations: null })
  })
})
