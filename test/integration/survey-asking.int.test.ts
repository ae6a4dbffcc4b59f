import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { changeOf, conversationOf, says, someone } from '../support/samples.ts'
import {
  DAY,
  HOUR,
  MINUTE,
  officerNamed,
  QUESTION,
  startSurveyHouse,
  type SurveyHouse,
} from '../support/asking-house.ts'

/** Who is asked and when: not too often, not at night, a share where there are many. */

let house: SurveyHouse

beforeEach(async () => {
  house = await startSurveyHouse()
})
afterEach(() => house.close())

test('a person is asked once in seven days, over the channels that they have linked; a stranger is asked', async () => {
  const [here, there, stranger] = [someone(), someone(), someone()]
  await house.stores.links.offer('123456', here, new Date(house.clock.now().getTime() + HOUR).toISOString())
  expect(await house.stores.links.redeem('123456', there, house.clock.now().toISOString())).toBe('linked')

  await house.say(here, 'việc 1', 'cảm ơn')
  await house.say(there, 'việc 1', 'cảm ơn')
  await house.say(stranger, 'việc 1', 'cảm ơn')
  house.clock.advance(6 * DAY + 23 * HOUR)
  await house.say(there, 'việc 1', 'cảm ơn')
  house.clock.advance(DAY + HOUR)
  await house.say(there, 'việc 1', 'cảm ơn')

  expect([here, there, stranger].map(house.askedOf)).toEqual([1, 1, 1])
  const rows = await house.ratings()
  expect(rows.map((row) => row['eligible_reason'])).toEqual(['', 'cool_down', '', 'cool_down', ''])
  expect(rows.map((row) => row['send_status'])).toEqual(['sent', 'none', 'sent', 'none', 'sent'])
})

test('whoever passes the question over is left alone for ninety days, also across the turn of the year', async () => {
  const citizen = someone()
  await house.say(citizen, 'việc 1', 'cảm ơn', 'bỏ qua')
  house.clock.advance(80 * DAY)
  await house.say(citizen, 'việc 1', 'cảm ơn')
  house.clock.advance(11 * DAY)
  await house.say(citizen, 'việc 1', 'cảm ơn')

  const rows = await house.ratings()
  expect(rows.map((row) => row['eligible_reason'])).toEqual(['', 'refused', ''])
  expect(rows[0]).toMatchObject({ send_status: 'sent', stage: 'issued', refused_at: expect.any(String) })
  // Another year has another key; the rest still holds.
  expect(rows[1]?.['person_key']).not.toBe(rows[0]?.['person_key'])
})

test('whoever asks not to be asked is not, and it is kept with the conversation', async () => {
  const citizen = someone()
  await house.say(citizen, 'việc 1', 'đừng hỏi đánh giá nữa nhé', 'cảm ơn')
  house.clock.advance(8 * DAY)
  await house.say(citizen, 'việc 1', 'cảm ơn')

  expect(house.askedOf(citizen)).toBe(0)
  expect((await house.ratings()).map((row) => row['eligible_reason'])).toEqual(['refused', 'refused'])
})

test('at night the close is silent and the question waits until seven; in the reply to the citizen’s own thanks it does not', async () => {
  house.clock.advance(13 * HOUR)
  const [sleeping, awake, back] = [someone(), someone(), someone()]
  await house.say(sleeping, 'việc 1')
  await house.say(back, 'việc 1')
  await house.say(awake, 'việc 1', 'cảm ơn')
  const before = house.channel.textsTo(sleeping.user).length
  house.clock.advance(16 * MINUTE)
  await house.becomes('closed', sleeping)
  await house.becomes('closed', back)
  const atNight = house.channel.textsTo(sleeping.user).length
  await house.say(back, 'việc 2')

  house.clock.advance(8 * HOUR + 50 * MINUTE)
  await house.becomes('rating', sleeping)

  expect(house.askedOf(awake)).toBe(1)
  expect(atNight).toBe(before)
  expect(house.channel.textsTo(sleeping.user).at(-1)).toBe(QUESTION)
  const asked = house.channel.got.findLast(({ to }) => to.user === sleeping.user)
  expect(asked?.content.kind).toBe('rating-request')
  const [row] = (await house.ratings()).filter((one) => String(one['issued_at']) >= '2026-11-26')
  expect(new Date(String(row?.['issued_at'])).getTime()).toBeGreaterThanOrEqual(Date.parse('2026-11-26T07:00:00+07:00'))
  // Who wrote again in the night is asked when that ends, in daylight, once.
  await house.becomes('rating', back)
  expect(house.askedOf(back)).toBe(1)
})

test('where the platform’s window closes before the morning nobody is asked, and the reason is kept', async () => {
  house.clock.advance(13 * HOUR)
  const late = someone()
  const conversation = conversationOf(late, {
    mode: 'closed',
    lastCitizenAt: new Date(house.clock.now().getTime() - 70 * HOUR).toISOString(),
  })
  const served = { ...conversation, context: { ...conversation.context, turns: 2, servedByStaff: true } }
  const task = {
    kind: 'invite-rating',
    key: `invite-rating:${conversation.id}`,
    dueAt: house.clock.now().toISOString(),
    detail: { conversation: conversation.id, staff: 's_1' },
  }
  await house.stores.conversations.commit(changeOf(served, { tasks: [task] }))
  await eventually('counted', async () => ((await house.ratings()).length === 1 ? true : undefined))

  expect((await house.ratings())[0]).toMatchObject({ eligible_reason: 'quiet_hours', send_status: 'none' })
  expect(house.askedOf(late)).toBe(0)
})

test('from the 2,000th invitation of a province and month on a share is asked, with its probability', async () => {
  await house.pool.query(
    `insert into survey.ratings (invite_id, survey_code, instrument_version, conversation_key, person_key, day, month,
      created_at, issued_at, stage, send_status, channel, served_by, resolved, province_code)
    select 'i_seed' || n, 'CHAT-2026-11', 'v2.0', '', '', '2026-11-20', '2026-11', $1, $1, 'issued', 'sent', 'zalo',
      'bot', 'answered', '01' from generate_series(1, 2000) n`,
    ['2026-11-20T03:00:00.000Z'],
  )
  const citizens = Array.from({ length: 24 }, () => someone())
  for (const citizen of citizens) await house.intake.accept([says(citizen, 'việc 1 Hà Nội'), says(citizen, 'việc 1')])
  await house.settled()
  for (const citizen of citizens) await house.intake.accept([says(citizen, 'cảm ơn')])
  await house.settled()
  const elsewhere = someone()
  await house.say(elsewhere, 'việc 1', 'cảm ơn')

  const rows = (await house.ratings()).filter((row) => !String(row['invite_id']).startsWith('i_seed'))
  const here = rows.filter((row) => row['province_code'] === '01')
  expect(here).toHaveLength(24)
  expect(here.every((row) => row['ask_probability'] === 0.25)).toBe(true)
  const out = here.filter((row) => row['eligible_reason'] === 'not_sampled')
  // 18 of 24 expected; none or all would be 1 in a thousand and less.
  expect(out.length).toBeGreaterThan(6)
  expect(out.length).toBeLessThan(24)
  expect(here.filter((row) => row['send_status'] === 'sent')).toHaveLength(24 - out.length)
  expect(rows.find((row) => row['province_code'] === '')).toMatchObject({ ask_probability: 1, eligible_reason: '' })
})

test('a conversation that was merged into another one is counted, not asked', async () => {
  const citizen = someone()
  const conversation = conversationOf(citizen, { mode: 'closed' })
  const served = { ...conversation, context: { ...conversation.context, turns: 2 } }
  const task = {
    kind: 'invite-rating',
    key: `invite-rating:${conversation.id}`,
    dueAt: house.clock.now().toISOString(),
    detail: { conversation: conversation.id, reason: 'merged' },
  }
  await house.stores.conversations.commit(changeOf(served, { tasks: [task] }))
  await eventually('counted', async () => ((await house.ratings()).length === 1 ? true : undefined))

  expect((await house.ratings())[0]).toMatchObject({ eligible_reason: 'merged', send_status: 'none' })
})

test('the officer who served is copied with the row, and the province that the desk found; another officer changes neither', async () => {
  const citizen = someone()
  await house.say(citizen, 'việc 1', 'gặp người')
  const handoff = (await house.stores.conversations.current(citizen))?.context.handoff ?? 'h_'
  const [lan, minh] = [officerNamed('lan'), officerNamed('minh')]
  await house.desk.claim(handoff, lan)
  await house.stores.desk.setProvince(handoff, { code: '01', name: 'Hà Nội' })
  await house.desk.close(handoff, lan)
  house.clock.advance(10_000)
  await house.becomes('rating', citizen)
  await expect(house.desk.reply(handoff, minh, 'cho 5 nhé')).rejects.toThrow()
  const invite = (await house.stores.conversations.current(citizen))?.context.survey?.invite ?? 'i_'
  await house.say(citizen, { kind: 'rating', invite, score: 1 })

  const row = await house.stores.surveys.byConversation((await house.stores.conversations.current(citizen))?.id ?? 'c_')
  const view = await house.desk.view(handoff, lan)
  expect(view.transcript.some(({ content }) => content.kind === 'rating')).toBe(false)
  expect(view.conversation.context).not.toHaveProperty('survey')
  expect(row).toMatchObject({ staff: 's_lan', servedBy: 'bot_then_human', score: 1, provinceCode: '01' })
})
