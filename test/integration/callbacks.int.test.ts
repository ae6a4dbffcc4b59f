import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { CallbackListing } from '../../src/core/callback.ts'
import type { ChannelAddress } from '../../src/core/message.ts'
import { dropExpired } from '../../src/privacy/retention.ts'
import { signIn, type SignedIn } from '../support/console-server.ts'
import { eventually } from '../support/eventually.ts'
import { says, someone } from '../support/samples.ts'
import { startTelephoneApp, ticketsOf, type TelephoneApp } from '../support/telephone-app.ts'

const NUMBER = '0912 345 678'
const BARE = /912\D?345\D?678/

const [server] = inject('postgres')
let app: TelephoneApp

beforeEach(async () => {
  app = await startTelephoneApp(server?.url ?? '')
})
afterEach(() => app.close())

async function converse(address: ChannelAddress, ...lines: readonly string[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    await app.workers.intake.accept([says(address, line)])
    await eventually(`an answer to line ${index}`, () =>
      app.channel.textsTo(address.user).length > index ? true : undefined,
    )
  }
}

test('a citizen asks to be called, an officer calls, and the citizen rates it where they asked', async () => {
  const citizen = someone()
  const lan = await signIn(app.url, 'lan')

  await converse(citizen, 'gọi lại cho tôi', 'buổi sáng', NUMBER)
  const [ticket] = await ticketsOf(lan)
  const view = await (await lan.send(`/api/staff/callbacks/${ticket?.id}`)).json()
  const done = await lan.send(`/api/staff/callbacks/${ticket?.id}/called`, {
    method: 'POST',
    body: { note: 'Đã hướng dẫn hồ sơ' },
  })
  const again = await lan.send(`/api/staff/callbacks/${ticket?.id}/called`, { method: 'POST', body: {} })

  expect(ticket).toMatchObject({ purpose: 'help', maskedNumber: '09xx xxx 678', time: 'morning', channel: 'fake' })
  expect(view).toMatchObject({ dial: '0912 345 678', callback: { number: '+84912345678' } })
  expect(view).toHaveProperty('transcript.5.content.text', expect.stringContaining('09xx xxx 678'))
  expect([done.status, again.status]).toEqual([200, 409])
  expect(await ticketsOf(lan)).toEqual([])
  expect(app.audited()).toEqual(['s_lan callback-view', 's_lan callback-called'])
  const texts = await eventually('told and asked', () => {
    const said = app.channel.textsTo(citizen.user).slice(3)
    return said.length < 2 ? undefined : said
  })
  expect(texts[0]).toContain('Nhân viên đã gọi điện')
  expect(texts[1]).toBe('Anh/chị hài lòng thế nào với lần hỗ trợ này?')
  const conversation = await app.workers.stores.conversations.current(citizen)
  const row = await app.workers.stores.surveys.byConversation(conversation?.id ?? 'c_')
  expect(row).toMatchObject({ staff: 's_lan', servedBy: 'human', outcome: 'handed_over' })
  expect(row).not.toHaveProperty('mode')
})

test('the number is in no list, no event, no task and no conversation, only in the ticket and the citizen’s words', async () => {
  const citizen = someone()
  const lan = await signIn(app.url, 'lan')

  await converse(citizen, 'gọi lại cho tôi', 'lúc nào cũng được', NUMBER)
  const listed = JSON.stringify(await ticketsOf(lan))
  const handoffs = JSON.stringify(await app.workers.stores.handoffs.list(['waiting', 'cancelled'], 10))
  const conversation = JSON.stringify(await app.workers.stores.conversations.current(citizen))
  const tasks = JSON.stringify(await app.workers.stores.tasks.take(100, '2100-01-01T00:00:00.000Z'))

  for (const text of [listed, handoffs, conversation, tasks, JSON.stringify(app.audit())]) {
    expect(text).not.toMatch(BARE)
  }
})

test('a closed ticket goes with its number after thirty days, an open one stays', async () => {
  const { callbacks, surveys } = app.workers.stores
  const lan = await signIn(app.url, 'lan')
  await converse(someone(), 'gọi lại cho tôi', 'buổi sáng', NUMBER)
  const [closed] = await ticketsOf(lan)
  await lan.send(`/api/staff/callbacks/${closed?.id}/called`, { method: 'POST', body: { note: 'xong' } })
  await converse(someone(), 'gọi lại cho tôi', 'buổi sáng', '0987 654 321')
  const [open] = await ticketsOf(lan)
  const inDays = (days: number): Date => new Date(app.clock.now().getTime() + days * 86_400_000)
  const kept = async () => Promise.all([closed, open].map((one) => callbacks.find(one?.id ?? 'k_')))

  await dropExpired({ callbacks, surveys }, inDays(29), { rawCommentDays: 90 })
  const before = await kept()
  await dropExpired({ callbacks, surveys }, inDays(31), { rawCommentDays: 90 })
  const after = await kept()
  const shown = await lan.send(`/api/staff/callbacks/${closed?.id}`)

  expect(before.map((one) => one?.status)).toEqual(['done', 'open'])
  expect(after.map((one) => one?.number)).toEqual([undefined, '+84987654321'])
  expect(shown.status).toBe(404)
})

test('after three calls in vain the citizen is told; each time the call is due later', async () => {
  const citizen = someone()
  const lan = await signIn(app.url, 'lan')
  await converse(citizen, 'gọi lại cho tôi', 'lúc nào cũng được', NUMBER)
  const noAnswer = async (): Promise<CallbackListing | undefined> => {
    const [ticket] = await ticketsOf(lan)
    await lan.send(`/api/staff/callbacks/${ticket?.id}/no-answer`, { method: 'POST', body: { note: 'đổ chuông' } })
    return ticket
  }

  const tickets = [await noAnswer(), await noAnswer(), await noAnswer()]

  expect(tickets.map((ticket) => ticket?.attempts)).toEqual([0, 1, 2])
  expect((tickets[2]?.dueAt ?? '') >= (tickets[0]?.dueAt ?? '')).toBe(true)
  expect(await app.workers.stores.callbacks.find(tickets[0]?.id ?? 'k_')).toMatchObject({
    status: 'unreachable',
    attempts: 3,
    officer: 's_lan',
    note: 'đổ chuông',
  })
  expect(await ticketsOf(lan)).toEqual([])
  await eventually('told', () => {
    return app.channel.textsTo(citizen.user).at(-1)?.includes('mấy lần mà chưa gặp được') === true ? true : undefined
  })
})

test('of two officers who end one ticket in the same moment one gets a conflict', async () => {
  const citizen = someone()
  await converse(citizen, 'gọi lại cho tôi', 'sáng', NUMBER)
  const [lan, minh] = [await signIn(app.url, 'lan'), await signIn(app.url, 'minh')]
  const [ticket] = await ticketsOf(lan)
  const end = (who: SignedIn): Promise<Response> =>
    who.send(`/api/staff/callbacks/${ticket?.id}/called`, { method: 'POST', body: {} })

  const answers = await Promise.all([end(lan), end(minh)])

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})
