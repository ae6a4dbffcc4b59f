import { afterEach, beforeEach, expect, test } from 'vitest'
import { DESK_TOPIC } from '../../../src/core/topics.ts'
import { createMemoryDesk, memoryCase } from '../../support/memory-desk.ts'
import {
  createConsoleParts,
  listen,
  mountConsole,
  movableClock,
  signIn,
  type ConsoleParts,
  type RunningApp,
} from '../../support/console-server.ts'

let parts: ConsoleParts
let app: RunningApp

beforeEach(async () => {
  parts = await createConsoleParts(movableClock('2026-11-25T01:00:00.000Z'))
  const cases = [
    memoryCase('h_1', ['Tôi hỏi lương hưu']),
    memoryCase('h_2', ['Gấp'], { priority: 0, reason: 'distress' }),
  ]
  app = await listen((express) => mountConsole(express, parts, (broadcast) => createMemoryDesk(cases, broadcast)))
})
afterEach(() => app.close())

const actions = (): readonly string[] =>
  parts.audit.entries
    .filter((entry) => entry.action !== 'login')
    .map((entry) => `${entry.actor} ${entry.action} ${entry.subject}`)

test('without a session every route but sign-in answers 401 with a problem in Vietnamese', async () => {
  const paths = ['/me', '/handoffs', '/handoffs/h_1', '/events']

  const answers = await Promise.all(paths.map((path) => fetch(`${app.url}/api/staff${path}`)))

  expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401])
  expect(await answers[0]?.json()).toEqual({
    type: 'about:blank',
    title: 'Cần đăng nhập',
    status: 401,
    detail: 'Anh/chị cần đăng nhập.',
    code: 'unauthorised',
  })
})

test('analysts do not read conversations', async () => {
  const { send } = await signIn(app.url, 'hoa')

  const answers = await Promise.all([
    send('/api/staff/handoffs'),
    send('/api/staff/handoffs/h_1'),
    send('/api/staff/events'),
  ])

  expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403])
})

test('an officer sees the queue, claims, replies, notes and closes; the audit says so', async () => {
  const { send } = await signIn(app.url, 'lan')
  const post = (path: string, body?: unknown): Promise<Response> =>
    send(`/api/staff/handoffs/h_1/${path}`, { method: 'POST', body })

  const list = await (await send('/api/staff/handoffs')).json()
  const claimed = await post('claim')
  const statuses = [
    (await post('reply', { text: ' Chào anh/chị ' })).status,
    (await post('note', { text: 'Đã xem hồ sơ' })).status,
  ]
  const view = await (await send('/api/staff/handoffs/h_1')).json()
  const closed = await post('close')

  expect(list).toMatchObject({ handoffs: [{ id: 'h_2' }, { id: 'h_1', channel: 'web', unanswered: 1 }] })
  expect(await claimed.json()).toMatchObject({ handoff: { id: 'h_1', status: 'assigned', assignedTo: 's_lan' } })
  expect(statuses).toEqual([201, 201])
  expect(view).toMatchObject({
    intentTitle: 'Mức lương hưu',
    names: { s_lan: 'Cán bộ Một' },
    transcript: [{ author: 'citizen' }, { content: { text: 'Chào anh/chị' } }, { direction: 'note' }],
  })
  expect(closed.status).toBe(200)
  expect(actions()).toEqual([
    's_lan handoff-claim h_1',
    's_lan handoff-reply h_1',
    's_lan handoff-note h_1',
    's_lan handoff-view h_1',
    's_lan handoff-close h_1',
  ])
})

test('only the officer who holds a handoff lets the citizen see that she writes, and no trace stays', async () => {
  const { send } = await signIn(app.url, 'lan')
  const other = await signIn(app.url, 'minh')
  const notes: string[] = []
  parts.broadcast.subscribe('stream:web|site|visitor-h_1', (note) => notes.push(note))
  await send('/api/staff/handoffs/h_1/claim', { method: 'POST' })

  const mine = await send('/api/staff/handoffs/h_1/typing', { method: 'POST' })
  const hers = await other.send('/api/staff/handoffs/h_1/typing', { method: 'POST' })

  expect([mine.status, hers.status]).toEqual([204, 403])
  expect(notes).toEqual(['typing'])
  expect(actions()).toEqual(['s_lan handoff-claim h_1'])
})

test('of two officers who claim, the second gets a conflict that she can read', async () => {
  const first = await signIn(app.url, 'lan')
  const second = await signIn(app.url, 'minh')
  await first.send('/api/staff/handoffs/h_1/claim', { method: 'POST' })

  const answer = await second.send('/api/staff/handoffs/h_1/claim', { method: 'POST' })

  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ code: 'conflict', detail: 'Đồng nghiệp khác đã nhận cuộc này.' })
  expect(actions()).toEqual(['s_lan handoff-claim h_1'])
})

test.for([
  ['no text', {}],
  ['only blanks', { text: ' \n ' }],
  ['NUL only', { text: '\u0000' }],
  ['a number', { text: 5 }],
  ['2001 characters', { text: 'a'.repeat(2001) }],
] as const)('a reply with %s is a 422 that names the field', async ([, body]) => {
  const { send } = await signIn(app.url, 'lan')
  await send('/api/staff/handoffs/h_1/claim', { method: 'POST' })

  const answer = await send('/api/staff/handoffs/h_1/reply', { method: 'POST', body })

  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ code: 'invalid_input', field: 'text' })
})

test('2000 characters are taken, whether they arrive composed or not', async () => {
  const { send } = await signIn(app.url, 'lan')
  await send('/api/staff/handoffs/h_1/claim', { method: 'POST' })

  const body = { text: 'ệ'.repeat(2000).normalize('NFD') }
  const answer = await send('/api/staff/handoffs/h_1/reply', { method: 'POST', body })

  expect(answer.status).toBe(201)
})

test.for([
  ['a body over 64 KB', JSON.stringify({ text: 'a'.repeat(70_000) }), 413],
  ['broken JSON', '{"text":', 400],
] as const)('%s is refused without quoting it', async ([, body, status]) => {
  const { cookie, csrf } = await signIn(app.url, 'lan')

  const headers = { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' }
  const answer = await fetch(`${app.url}/api/staff/handoffs/h_1/reply`, { method: 'POST', headers, body })

  expect(answer.status).toBe(status)
  const [title, detail, code] = [expect.any(String), expect.any(String), expect.any(String)]
  expect(await answer.json()).toEqual({ type: 'about:blank', title, status, detail, code })
})

test.for(['h_9', 'c_1', 'h_..%2f', "h_1'--"])('the unknown handoff %s is a 404', async (id) => {
  const { send } = await signIn(app.url, 'lan')

  const answer = await send(`/api/staff/handoffs/${id}`)

  expect(answer.status).toBe(404)
})

test('reading the same conversation again within the hour is one view in the audit', async () => {
  const { send } = await signIn(app.url, 'lan')

  await send('/api/staff/handoffs/h_1')
  await send('/api/staff/handoffs/h_1')
  parts.clock.advance(3_600_001)
  await send('/api/staff/handoffs/h_1')

  expect(actions()).toEqual(['s_lan handoff-view h_1', 's_lan handoff-view h_1'])
})

test('the event stream passes on what the desk announces', async () => {
  const { send } = await signIn(app.url, 'lan')
  const response = await send('/api/staff/events')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let received = (await reader?.read())?.value ?? ''

  await parts.broadcast.publish(DESK_TOPIC, 'h_2')
  while (!received.includes('data:')) received += (await reader?.read())?.value ?? ''

  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(received).toBe('retry: 2000\n\nevent: desk\ndata: h_2\n\n')
  await reader?.cancel()
})
