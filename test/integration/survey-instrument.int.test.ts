import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropExpired } from '../../src/privacy/retention.ts'
import { someone } from '../support/samples.ts'
import { DAY, MINUTE, startSurveyHouse, type SurveyHouse } from '../support/asking-house.ts'
import { content } from '../support/workers.ts'

/** What a citizen says, what survey.ratings then holds: one row for each conversation that closed. */

let house: SurveyHouse

beforeEach(async () => {
  house = await startSurveyHouse()
})
afterEach(() => house.close())

test('a whole rating is one row: two scores, what to improve, a masked comment, place and codes', async () => {
  const citizen = someone()

  await house.say(citizen, 'việc 1', 'tôi ở Hà Nội', 'việc 2', 'cảm ơn', '2')
  const [conversation] = [await house.stores.conversations.current(citizen)]
  const asked = conversation?.context.survey?.asks
  await house.say(citizen, 'hai long', { kind: 'choice', value: 'factor:F4' }, 'chờ lâu, tôi là Nguyễn Văn An')

  const [row, ...others] = await house.ratings()
  expect(others).toEqual([])
  expect(row).toMatchObject({
    survey_code: 'CHAT-2026-11',
    instrument_version: 'v2.0',
    conversation_key: expect.stringMatching(/^[0-9a-f]{16}$/),
    person_key: expect.stringMatching(/^[0-9a-f]{16}$/),
    stage: 'valid',
    eligible_reason: '',
    send_status: 'sent',
    q1_overall: 2,
    q2r_factor_asked: asked,
    q2r_score: 4,
    q2_factor: 'F4',
    q3_comment_masked: 'chờ lâu, tôi là [họ tên]',
    quality_flags: ['comment_masked'],
    refused_at: null,
    province_code: '01',
    commune_code: '00004',
    geo_source: 'user_text',
    geo_version: '2026-09-20',
    served_by: 'bot',
    resolved: 'answered',
  })
  expect(asked).toMatch(/^F[1-5]$/)
  expect(house.channel.textsTo(citizen.user).at(-1)).toContain('Anh/chị có muốn gặp nhân viên không?')
})

test('what is not asked is counted: the funnel adds up, one row a conversation', async () => {
  const [rated, silent, unasked, unreached] = [someone(), someone(), someone(), someone()]
  await house.say(rated, 'việc 1', 'cảm ơn', '5')
  await house.say(silent, 'việc 2', 'cảm ơn')
  await house.say(unasked, { kind: 'attachment', type: 'sticker' })
  await house.say(unreached, 'việc 3')
  house.channel.answer(({ content: sent }) =>
    sent.kind === 'rating-request' ? { kind: 'refused', why: 'blocked' } : { kind: 'delivered' },
  )
  await house.say(unreached, 'cảm ơn')
  house.clock.advance(16 * MINUTE)
  await house.becomes('closed', unasked)

  const { rows } = await house.pool.query<Record<string, number>>(`select count(*) as closed,
    count(*) filter (where eligible_reason <> '') as not_eligible,
    count(*) filter (where send_status = 'failed') as failed,
    count(*) filter (where send_status = 'pending') as pending,
    count(*) filter (where send_status = 'sent') as issued,
    count(*) filter (where rated_at is not null) as returned,
    count(*) filter (where stage = 'valid') as valid from survey.ratings`)
  expect(rows[0]).toEqual({ closed: 4, not_eligible: 1, failed: 1, pending: 0, issued: 2, returned: 1, valid: 1 })
  expect(
    (await house.ratings()).map((row) => [row['eligible_reason'], row['send_status'], row['q2r_factor_asked']]),
  ).toContainEqual(['no_turn', 'none', 'NA'])
})

test('a conversation that was only counted and is opened again leaves one row, the invitation', async () => {
  const citizen = someone()
  await house.say(citizen, { kind: 'attachment', type: 'sticker' })
  house.clock.advance(16 * MINUTE)
  await house.becomes('closed', citizen)
  const [counted] = await house.ratings()

  await house.say(citizen, 'việc 1', 'cảm ơn', '4')

  const rows = await house.ratings()
  expect(counted).toMatchObject({ eligible_reason: 'no_turn', send_status: 'none', stage: 'not_issued' })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ eligible_reason: '', send_status: 'sent', stage: 'valid', q1_overall: 4 })
  expect(rows[0]?.['conversation_key']).toBe(counted?.['conversation_key'])
  expect(rows[0]?.['invite_id']).not.toBe(counted?.['invite_id'])
})

test('a conversation that was asked about and is opened again is not asked a second time', async () => {
  const citizen = someone()
  await house.say(citizen, 'việc 1', 'cảm ơn', 'việc 2', 'cảm ơn')
  await house.say(citizen, 'việc 3')
  house.clock.advance(16 * MINUTE)
  await house.becomes('closed', citizen)

  expect(house.askedOf(citizen)).toBe(1)
  expect(await house.ratings()).toHaveLength(1)
})

test('a raw comment goes after ninety days; the masked one, and the month as it was, stay', async () => {
  const citizen = someone()
  await house.say(citizen, 'việc 1', 'cảm ơn', '4', '4', 'rất rõ, tôi là Trần Thị Bình')
  const conversation = await house.stores.conversations.current(citizen)
  const raw = async () => (await house.stores.surveys.byConversation(conversation?.id ?? 'c_'))?.comment
  const [before] = await house.ratings()
  const inDays = (days: number): Date => new Date(house.clock.now().getTime() + days * DAY)

  await dropExpired(house.stores, inDays(89), content.survey)
  const kept = await raw()
  await dropExpired(house.stores, inDays(91), content.survey)

  expect(kept).toBe('rất rõ, tôi là Trần Thị Bình')
  expect(await raw()).toBeUndefined()
  expect((await house.ratings())[0]).toEqual(before)
  expect(before).toMatchObject({ q3_comment_masked: 'rất rõ, tôi là [họ tên]' })
})
