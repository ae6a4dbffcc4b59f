import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { ConversationId } from '../../src/core/ids.ts'
import { signIn, type SignedIn } from '../support/console-server.ts'
import { startTelephoneApp, ticketsOf, type TelephoneApp } from '../support/telephone-app.ts'

const NUMBER = '0912 345 678'
const BARE = /912\D?345\D?678/

const [server] = inject('postgres')
let app: TelephoneApp

beforeEach(async () => {
  app = await startTelephoneApp(server?.url ?? '')
})
afterEach(() => app.close())

interface Entered {
  readonly conversation: ConversationId
  readonly willBeRated: boolean
}

const call = {
  topic: 'pension.age',
  asked: 'Bác hỏi năm nay 60 tuổi đã nghỉ hưu được chưa, số bác là 0912345678',
  answered: 'Trả lời theo Điều 169 Bộ luật Lao động, CCCD 001234567890 không cần',
  result: 'answered',
}

async function enter(by: SignedIn, body: Record<string, unknown>): Promise<Entered> {
  const answer = await by.send('/api/staff/calls', { method: 'POST', body })
  expect(answer.status).toBe(201)
  return JSON.parse(await answer.text())
}

test('a call that was taken is a conversation: its words masked, its number nowhere, closed, with an invitation', async () => {
  const lan = await signIn(app.url, 'lan')

  const entered = await enter(lan, { ...call, number: NUMBER })

  const { stores } = app.workers
  const conversation = await stores.conversations.find(entered.conversation)
  const transcript = await stores.conversations.transcript(entered.conversation)
  expect(conversation).toMatchObject({
    address: { channel: 'hotline', account: 'hotline', user: expect.stringMatching(/^caller-[0-9a-f]{32}$/) },
    mode: 'closed',
    intent: 'pension.age',
    context: { servedByStaff: true, servedByBot: false, turns: 1 },
  })
  expect(transcript.map(({ direction, author }) => [direction, author])).toEqual([
    ['in', 'citizen'],
    ['out', 's_lan'],
  ])
  expect(JSON.stringify([conversation, transcript])).not.toMatch(BARE)
  expect(JSON.stringify(transcript)).not.toContain('001234567890')
  expect(entered.willBeRated).toBe(true)
  expect(await stores.surveys.byConversation(entered.conversation)).toMatchObject({
    channel: 'hotline',
    intent: 'pension.age',
    servedBy: 'human',
    staff: 's_lan',
    outcome: 'answered',
    mode: 'interviewer',
    sendStatus: 'pending',
  })
  expect(app.audited()).toEqual(['s_lan call-entered'])
  expect((await stores.outbox.depth()).waiting).toBe(0)
})

test('its rating is asked by a colleague: for the officer who took the call the ticket does not exist', async () => {
  const [lan, minh] = [await signIn(app.url, 'lan'), await signIn(app.url, 'minh')]
  const { conversation } = await enter(lan, { ...call, number: NUMBER })
  const [ticket] = await ticketsOf(minh)
  const path = `/api/staff/callbacks/${ticket?.id}`
  const rating = { score: 3, factorScore: 4, factor: 'F2', comment: 'Nói dễ hiểu, tôi là Nguyễn Văn An' }
  app.clock.advance(60_000)

  const own = [
    await ticketsOf(lan),
    (await lan.send(path)).status,
    (await lan.send(`${path}/rating`, { method: 'POST', body: rating })).status,
    (await lan.send(`${path}/no-answer`, { method: 'POST', body: {} })).status,
  ]
  const view = await (await minh.send(path)).json()
  const praise = (await minh.send(`${path}/rating`, { method: 'POST', body: { ...rating, score: 4 } })).status
  const wrong = (await minh.send(`${path}/called`, { method: 'POST', body: {} })).status
  const rated = (await minh.send(`${path}/rating`, { method: 'POST', body: rating })).status

  expect(ticket).toMatchObject({ purpose: 'rating', maskedNumber: '09xx xxx 678', channel: 'hotline' })
  expect(own).toEqual([[], 404, 404, 404])
  expect(view).toMatchObject({
    dial: '0912 345 678',
    transcript: [],
    questions: {
      overall: 'Anh/chị hài lòng thế nào với lần hỗ trợ này?',
      scores: { length: 5 },
      factor: expect.stringMatching(/^Anh\/chị hài lòng/),
      improveUpTo: 3,
    },
  })
  expect([praise, wrong, rated]).toEqual([422, 409, 200])
  expect(await app.workers.stores.surveys.byConversation(conversation)).toMatchObject({
    score: 3,
    factorScore: 4,
    factor: 'F2',
    commentMasked: 'Nói dễ hiểu, tôi là [họ tên]',
    surveyChannel: 'hotline',
    mode: 'interviewer',
    staff: 's_lan',
    collectedBy: 's_minh',
    sendStatus: 'sent',
  })
  expect(await ticketsOf(minh)).toEqual([])
})

test('who refuses was asked; who is not reached in three calls was not; without a number nobody is', async () => {
  const [lan, minh] = [await signIn(app.url, 'lan'), await signIn(app.url, 'minh')]
  const refused = await enter(lan, { ...call, number: '0987654321' })
  const [first] = await ticketsOf(minh)
  await minh.send(`/api/staff/callbacks/${first?.id}/rating`, { method: 'POST', body: { refused: true } })
  const unreached = await enter(lan, { ...call, number: '0977654321', result: 'promised' })
  const [second] = await ticketsOf(minh)
  for (let tries = 0; tries < 3; tries++) {
    await minh.send(`/api/staff/callbacks/${second?.id}/no-answer`, { method: 'POST', body: {} })
  }
  const unknown = await enter(lan, { ...call, topic: undefined, result: 'passed_on' })

  const rows = await Promise.all(
    [refused, unreached, unknown].map(({ conversation }) => app.workers.stores.surveys.byConversation(conversation)),
  )

  expect(rows.map((row) => [row?.sendStatus, row?.sendFailure, row?.outcome])).toEqual([
    ['sent', undefined, 'answered'],
    ['failed', 'not_reached', 'ticket_open'],
    ['failed', 'no number', 'handed_over'],
  ])
  expect(unknown.willBeRated).toBe(false)
  expect(await app.workers.stores.surveys.funnel({})).toMatchObject({ issued: 1, returned: 0, sendFailed: 2 })
})

test('a second call of one number is the same citizen, in a new conversation', async () => {
  const lan = await signIn(app.url, 'lan')

  const first = await enter(lan, { ...call, number: NUMBER })
  const [second, other] = await Promise.all([
    enter(lan, { ...call, number: '+84 912 345 678' }),
    enter(lan, { ...call, number: '0987654321' }),
  ])

  const users = await Promise.all(
    [first, second, other].map(async ({ conversation }) => {
      return (await app.workers.stores.conversations.find(conversation))?.address.user
    }),
  )
  expect(users[0]).toBe(users[1])
  expect(users[2]).not.toBe(users[0])
  // Asked once within the cool-down; the second call is only counted.
  expect([first.willBeRated, second.willBeRated, other.willBeRated]).toEqual([true, false, true])
  expect(first.conversation).not.toBe(second.conversation)
})

test.each([
  [{ ...call, topic: 'act.greet' }, 'topic'],
  [{ ...call, asked: '  ' }, 'asked'],
  [{ ...call, answered: undefined }, 'answered'],
  [{ ...call, result: 'maybe' }, 'result'],
  [{ ...call, number: '12345' }, 'number'],
])('a call with something wrong in it is refused by its field: %j', async (body, field) => {
  const lan = await signIn(app.url, 'lan')

  const answer = await lan.send('/api/staff/calls', { method: 'POST', body })

  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ field })
})

test('only officers reach the telephone; ratings outside the scale are refused', async () => {
  const hoa = await signIn(app.url, 'hoa')
  const minh = await signIn(app.url, 'minh')

  const answers = await Promise.all([
    fetch(`${app.url}/api/staff/callbacks`),
    hoa.send('/api/staff/callbacks'),
    hoa.send('/api/staff/calls', { method: 'POST', body: call }),
    minh.send('/api/staff/callbacks/k_1/rating', { method: 'POST', body: { score: 6 } }),
    minh.send('/api/staff/callbacks/k_unknown'),
    minh.send('/api/staff/callbacks/..'),
  ])

  expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 422, 404, 404])
})

test('topics are what citizens can ask about, by title', async () => {
  const lan = await signIn(app.url, 'lan')

  const body: { topics: readonly { id: string; title: string }[] } = JSON.parse(
    await (await lan.send('/api/staff/calls/topics')).text(),
  )

  expect(body.topics.length).toBeGreaterThan(50)
  expect(body.topics.filter(({ id }) => id.startsWith('act.') || id === 'out_of_scope')).toEqual([])
  const titles = body.topics.map(({ title }) => title)
  expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b, 'vi')))
})
