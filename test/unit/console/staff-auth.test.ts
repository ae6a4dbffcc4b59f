import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashPassword } from '../../../src/console/password.ts'
import { createMemoryDesk, memoryCase } from '../../support/memory-desk.ts'
import {
  PASSWORD,
  createConsoleParts,
  listen,
  mountConsole,
  movableClock,
  postJson,
  signIn,
  type ConsoleParts,
  type RunningApp,
} from '../../support/console-server.ts'

let parts: ConsoleParts
let app: RunningApp

beforeEach(async () => {
  parts = await createConsoleParts(movableClock('2026-11-25T01:00:00.000Z'))
  const desk = (broadcast: ConsoleParts['broadcast']) => createMemoryDesk([memoryCase('h_1', ['Tôi hỏi'])], broadcast)
  app = await listen((express) => mountConsole(express, parts, desk))
})
afterEach(() => app.close())

const login = (username: string, password: string, headers = {}): Promise<Response> =>
  postJson(`${app.url}/api/staff/login`, { username, password }, headers)

test('signing in gives the account, a CSRF token and a cookie that scripts and other sites cannot use', async () => {
  const response = await login(' LAN ', PASSWORD)

  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    staff: { id: 's_lan', displayName: 'Cán bộ Một', role: 'officer' },
    csrf: expect.stringMatching(/^[\w-]{43}$/),
  })
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^ansinh_staff=[\w-]{43}; Max-Age=43200; Path=\/; Expires=.+; HttpOnly; SameSite=Strict$/)
})

test('the store holds only the hash of the cookie', async () => {
  const { cookie } = await signIn(app.url, 'lan')

  const token = cookie.slice('ansinh_staff='.length)
  expect([...parts.staff.sessions.keys()]).toEqual([createHash('sha256').update(token).digest('hex')])
  expect(JSON.stringify([...parts.staff.sessions])).not.toContain(token)
})

test('an unknown name, a wrong password and a disabled account get the same answer', async () => {
  const answers = await Promise.all([
    login('aidó', PASSWORD),
    login('lan', 'sai-mat-khau-roi'),
    login('nghi', PASSWORD),
  ])

  const bodies = await Promise.all(answers.map((answer) => answer.json()))
  expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401])
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  expect(bodies[0]).toMatchObject({ detail: 'Tên đăng nhập hoặc mật khẩu chưa đúng.', code: 'unauthorised' })
})

test('an unknown name costs as much hashing as a known one', async () => {
  const time = async (username: string): Promise<number> => {
    const start = performance.now()
    await login(username, 'sai-mat-khau-roi')
    return performance.now() - start
  }

  const unknown = Math.min(await time('khongco1'), await time('khongco2'), await time('khongco3'))

  const start = performance.now()
  await hashPassword('x')
  // A wide margin: the machine may be busy. Without hashing it is a hundredth.
  expect(unknown).toBeGreaterThan((performance.now() - start) / 4)
})

test('after five wrong passwords the sixth try waits, even with the right one, until the quarter hour is over', async () => {
  for (let i = 0; i < 5; i += 1) expect((await login('lan', 'sai-mat-khau-roi')).status).toBe(401)

  const sixth = await login('lan', PASSWORD)

  expect(sixth.status).toBe(429)
  expect(sixth.headers.get('retry-after')).toBe('900')
  expect(await sixth.json()).toMatchObject({ detail: 'Đăng nhập sai quá nhiều lần. Xin thử lại sau 15 phút.' })
  expect((await login('minh', PASSWORD)).status).toBe(200)
  parts.clock.advance(15 * 60_000 + 1)
  expect((await login('lan', PASSWORD)).status).toBe(200)
})

test('parallel guesses do not get past the limit', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => login('lan', 'sai-mat-khau-roi')))

  const statuses = answers.map((answer) => answer.status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(7)
})

test('thirty failures from one address stop all names from there; successes are not counted', async () => {
  for (let i = 0; i < 8; i += 1) expect((await login('lan', PASSWORD)).status).toBe(200)
  const names = Array.from({ length: 30 }, (_, index) => `ten${index}`)
  for (const name of names) expect((await login(name, 'sai-mat-khau-roi')).status).toBe(401)

  const next = await login('lan', PASSWORD)

  expect(next.status).toBe(429)
})

test('a session ends after twelve hours, at sign-out, and when its account is disabled', async () => {
  const first = await signIn(app.url, 'lan')
  const second = await signIn(app.url, 'lan')
  expect((await first.send('/api/staff/me')).status).toBe(200)

  expect((await first.send('/api/staff/logout', { method: 'POST' })).status).toBe(204)

  expect((await first.send('/api/staff/me')).status).toBe(401)
  expect((await second.send('/api/staff/me')).status).toBe(200)
  parts.clock.advance(12 * 3_600_000)
  expect((await second.send('/api/staff/me')).status).toBe(401)
})

test.for([
  ['no token', { 'x-csrf-token': '' }],
  ['a wrong token', { 'x-csrf-token': 'x'.repeat(43) }],
  ['another site as origin', { origin: 'https://example.org' }],
  ['an opaque origin', { origin: 'null' }],
] as const)('a change with %s is refused', async ([, headers]) => {
  const { send } = await signIn(app.url, 'lan')

  const response = await send('/api/staff/handoffs/h_1/claim', { method: 'POST', headers })

  expect(response.status).toBe(403)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
})

test('a change from our own page is taken, and so is sign-in', async () => {
  const origin = { origin: app.url }
  const { send } = await signIn(app.url, 'lan')

  expect((await send('/api/staff/handoffs/h_1/claim', { method: 'POST', headers: origin })).status).toBe(200)
  expect((await login('minh', PASSWORD, origin)).status).toBe(200)
  expect((await login('minh', PASSWORD, { origin: 'https://example.org' })).status).toBe(403)
})

test('sign-ins and failures are audited without the name that was typed', async () => {
  await login('lan', PASSWORD)
  await login('lan', 'sai-mat-khau-roi')
  await login('mat-khau-go-nham-o', 'x')

  expect(parts.audit.entries.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
    's_lan login',
    's_lan login-failed',
    'unknown login-failed',
  ])
  expect(JSON.stringify(parts.audit.entries)).not.toContain('go-nham')
})
