import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAssist } from '../../src/assist/create-assist.ts'
import type { ConversationId, HandoffId } from '../../src/core/ids.ts'
import type { ChannelAddress } from '../../src/core/message.ts'
import { createCallDesk } from '../../src/handoff/create-call-desk.ts'
import { createCallbackDesk } from '../../src/handoff/create-callback-desk.ts'
import { RATING_ANSWERED } from '../../src/handoff/without-ratings.ts'
import { officerNamed, startSurveyHouse, type SurveyHouse } from '../support/asking-house.ts'
import { deskWords, realUnderstand } from '../support/real-engine.ts'
import { changeOf, conversationOf, handoffOf, invitationOf, someone } from '../support/samples.ts'
import { content } from '../support/workers.ts'

/** What staff can find out of a rating that a citizen gave in the chat: nothing but that there was an answer. */

let house: SurveyHouse
const [lan, minh] = [officerNamed('lan'), officerNamed('minh')]

beforeAll(async () => {
  house = await startSurveyHouse()
  for (const account of [lan, minh]) await house.stores.staff.create(account)
})
afterAll(() => house.close())

const options = () => ({ stores: house.stores, content, clock: house.clock, secret: 's', onCommitted: () => undefined })
const assist = () =>
  createAssist({ ...options(), words: deskWords, understand: realUnderstand, channels: [house.channel.adapter] })

interface Served {
  readonly citizen: ChannelAddress
  readonly id: ConversationId
  readonly handoff: HandoffId
}

/** Helped by an officer until the rating is asked. */
async function served(question: string): Promise<Served> {
  const citizen = someone()
  await house.say(citizen, 'việc 1', question, 'gặp người')
  const conversation = await house.stores.conversations.current(citizen)
  const { id = 'c_', context } = conversation ?? {}
  const handoff = context?.handoff ?? 'h_'
  await house.desk.claim(handoff, lan)
  await house.desk.reply(handoff, lan, 'Anh/chị mang sổ đến nhé')
  await house.desk.close(handoff, lan)
  house.clock.advance(10_000)
  await house.becomes('rating', citizen)
  return { citizen, id, handoff }
}

/** All that the desk's API answers about it, in one text. */
async function everythingShown({ handoff, id }: Served, words: readonly string[]): Promise<string> {
  const found = await Promise.all(words.map((typed) => assist().search({ typed })))
  return JSON.stringify([
    await house.desk.view(handoff, lan),
    await house.desk.list('resolved'),
    await assist().context(handoff, lan),
    await assist().suggestion(handoff),
    await assist().read(id),
    await assist().search({ typed: '', sameAs: id }),
    found.flatMap(({ results }) => results),
    await house.stores.desk.mentions(lan.id),
  ])
}

test('score, factor, chip and comment are nowhere at the desk, typed or tapped; the citizen still reads them', async () => {
  const one = await served('hồ sơ quangtrung')
  await house.say(one.citizen, '2', 'rat hai long')
  await house.say(one.citizen, { kind: 'choice', value: 'factor:F4', label: 'Chờ đợi zzchip' }, 'lan nói gắt zzcomment')

  const shown = await everythingShown(one, ['zzchip', 'zzcomment', 'rat hai long', 'quangtrung'])
  const { transcript } = await house.desk.view(one.handoff, lan)
  const own = await house.stores.conversations.streamAfter(one.citizen, 0, 100)
  const [listed] = await house.desk.list('resolved')

  expect(await house.stores.surveys.byConversation(one.id)).toMatchObject({ score: 2, factorScore: 5, factor: 'F4' })
  expect(shown).not.toMatch(/zzchip|zzcomment|rat hai long|factor:F|ratingPart/)
  expect(shown).not.toContain(content.survey.wording.improve)
  expect(shown).toContain('quangtrung')
  expect(transcript.filter(({ content: said }) => 'text' in said && said.text === RATING_ANSWERED)).toHaveLength(1)
  expect(transcript.at(-1)?.content).toEqual({ kind: 'notice', text: RATING_ANSWERED })
  expect(transcript.some(({ content: said }) => said.kind === 'rating-request')).toBe(true)
  expect(listed).toMatchObject({ id: one.handoff, unanswered: 0 })
  expect(JSON.stringify(own)).toMatch(/zzchip.*zzcomment/)
  for (const typed of ['zzchip', 'zzcomment', '"noi gat"']) {
    expect((await assist().search({ typed })).results).toEqual([])
  }
  expect((await assist().search({ typed: 'quangtrung' })).results).toMatchObject([{ conversation: one.id }])
})

test('one answer and five look the same', async () => {
  const [low, high, none] = [await served('một'), await served('hai'), await served('ba')]
  await house.say(low.citizen, '1', '1', { kind: 'choice', value: 'factor:F1' }, 'dở')
  await house.say(high.citizen, '5')
  await house.say(none.citizen, 'bỏ qua')

  const [first, ...others] = await Promise.all(
    [low, high, none].map(async ({ handoff }) => {
      const { transcript, conversation } = await house.desk.view(handoff, lan)
      return { kinds: transcript.map(({ content: said }) => said.kind), choices: conversation.context.choices }
    }),
  )

  expect(first?.kinds.at(-1)).toBe('notice')
  for (const other of others) expect(other).toEqual(first)
})

test('a question instead of the answer stays readable, is found and is what the next officer reads', async () => {
  const one = await served('bốn')
  await house.say(one.citizen, 'việc 3', 'cảm ơn', '4', 'gặp người')

  const conversation = await house.stores.conversations.current(one.citizen)
  const { transcript } = await house.desk.view(conversation?.context.handoff ?? 'h_', minh)
  const said = transcript.map(({ content: what }) => ('text' in what ? what.text : what.kind))

  expect(await house.stores.surveys.byConversation(one.id)).toMatchObject({ score: 4 })
  expect(said).toEqual(expect.arrayContaining(['việc 3', 'cảm ơn', RATING_ANSWERED]))
  expect(said).not.toContain('4')
  expect(said.filter((text) => text === 'gặp người')).toHaveLength(2)
  expect((await assist().search({ typed: '"viec 3"' })).results).toMatchObject([{ conversation: one.id }])
})

test('a tap on the old question while an officer helps again does not reach that officer', async () => {
  const one = await served('năm')
  await house.say(one.citizen, 'gặp người')
  const again = (await house.stores.conversations.current(one.citizen))?.context.handoff ?? 'h_'
  await house.desk.claim(again, lan)
  await house.say(one.citizen, { kind: 'choice', value: '1', label: 'Rất không hài lòng' }, 'còn một việc')

  const { transcript } = await house.desk.view(again, lan)
  const listed = (await house.desk.list()).find(({ id }) => id === again)

  expect(JSON.stringify(transcript.filter(({ direction }) => direction === 'in'))).not.toContain('Rất không hài lòng')
  expect(transcript.at(-1)?.content).toEqual({ kind: 'text', text: 'còn một việc' })
  // "gặp người" and the last one: a tap on the rating waits for nobody.
  expect(listed?.unanswered).toBe(2)
})

test('on the telephone the officer who took the call neither asks nor reads', async () => {
  const [calls, callbacks] = [createCallDesk(options()), createCallbackDesk(options())]
  const call = { asked: 'Hỏi thẻ', answered: 'Đã nói', result: 'answered', number: '+84912345678' } as const
  const { conversation } = await calls.enter(call, lan)
  const [ticket] = await callbacks.list(minh)
  const id = ticket?.id ?? 'k_'

  expect(await callbacks.list(lan)).toEqual([])
  await expect(callbacks.view(id, lan)).rejects.toMatchObject({ code: 'not_found' })
  await expect(callbacks.rate(id, lan, { score: 5 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(callbacks.noAnswer(id, lan, '')).rejects.toMatchObject({ code: 'not_found' })
  house.clock.advance(60_000)
  await callbacks.rate(id, minh, { score: 1, factor: 'F1', comment: 'zzspoken' })
  expect(await house.stores.surveys.byConversation(conversation)).toMatchObject({ score: 1, collectedBy: 's_minh' })
  const shown = JSON.stringify([await assist().read(conversation), await assist().search({ typed: 'zzspoken' })])
  expect(shown).not.toMatch(/zzspoken|F1|"score"|"survey"/)
})

test('the board has no mean of fewer than ten ratings, and then one decimal', async () => {
  const openedAt = house.clock.now().toISOString()
  const week = async () => {
    const figures = await house.stores.desk.figures(house.clock.now().toISOString())
    return figures.find(({ period, queue }) => period === 'week' && queue === 'zzqueue')
  }
  for (let n = 1; n <= 10; n++) {
    const conversation = conversationOf(someone(), { mode: 'closed' })
    const handoff = handoffOf(conversation.id, { queue: 'zzqueue', status: 'resolved', openedAt, closedAt: openedAt })
    const invitation = invitationOf(conversation.id, { handoffId: handoff.id, createdAt: openedAt })
    await house.stores.conversations.commit(changeOf(conversation, { handoff, invitation }))
    const rating = { invite: invitation.id, at: openedAt, score: n % 3 === 0 ? 2 : 5 }
    await house.stores.conversations.commit(changeOf({ ...conversation, version: 1 }, { rating }))
    const figures = await week()
    expect(figures?.ratingN).toBe(n)
    if (n < 10) expect(figures).not.toHaveProperty('ratingMean')
    else expect(figures?.ratingMean).toBe(4.1)
  }
})
