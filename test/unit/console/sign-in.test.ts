import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
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
  type SignedIn,
} from '../../support/console-server.ts'

let parts: ConsoleParts
let app: RunningApp

beforeEach(async () => {
  parts = await createConsoleParts(movableClock('2026-11-25T01:00:00.000Z'))
  const desk = (broadcast: ConsoleParts['broadcast']) => createMemoryDesk([memoryCase('h_1', ['Tôi hỏi'])], broadcast)
  app = await listen((express) => mountConsole(express, parts, desk))
})
afterEach(() => app.close())

const NEW_PASSWORD = 'con đường dài hơn'

const post = (one: SignedIn, path: string, body?: unknown): Promise<Response> =>
  one.send(`/api/staff${path}`, { method: 'POST', body })
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''
const field = async (response: Response, name: string): Promise<string> => {
  const body: Readonly<Record<string, unknown>> = JSON.parse(await response.text())
  return String(body[name])
}
const code = (secret: string, shiftSeconds = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: parts.clock.now().getTime() + shiftSeconds * 1000,
  })

/** `lan` with her authenticator app, and a way to sign in up to the code. */
async function withTotp() {
  const lan = await signIn(app.url, 'lan')
  const secret = await field(await post(lan, '/me/totp'), 'secret')
  const confirmed = await post(lan, '/me/totp/confirm', { code: code(secret) })
  const body: { recoveryCodes: string[]; csrf: string } = JSON.parse(await confirmed.text())
  const ticket = async (): Promise<string> =>
    field(await postJson(`${app.url}/api/staff/login`, { username: 'lan', password: PASSWORD }), 'ticket')
  const enter = async (given: string): Promise<Response> =>
    postJson(`${app.url}/api/staff/login/totp`, { ticket: await ticket(), code: given })
  return { lan, secret, cookie: cookieOf(confirmed), ...body, ticket, enter }
}

test('another session’s CSRF token is refused, also one of the same person', async () => {
  const [lan, again, minh] = [await signIn(app.url, 'lan'), await signIn(app.url, 'lan'), await signIn(app.url, 'minh')]

  for (const { csrf } of [again, minh]) {
    const answer = await lan.send('/api/staff/handoffs/h_1/claim', {
      method: 'POST',
      headers: { 'x-csrf-token': csrf },
    })
    expect(answer.status).toBe(403)
  }
})

test('a cookie that was there before the sign-in is not taken over, and a session it had ends', async () => {
  const planted = `ansinh_staff=${'A'.repeat(43)}`
  const credentials = { username: 'lan', password: PASSWORD }
  const first = await postJson(`${app.url}/api/staff/login`, credentials, { cookie: planted })
  const second = await postJson(`${app.url}/api/staff/login`, credentials, { cookie: cookieOf(first) })

  const me = (cookie: string): Promise<Response> => fetch(`${app.url}/api/staff/me`, { headers: { cookie } })

  expect(cookieOf(first)).not.toBe(planted)
  expect(cookieOf(second)).not.toBe(cookieOf(first))
  expect((await me(planted)).status).toBe(401)
  expect((await me(cookieOf(first))).status).toBe(401)
  expect((await me(cookieOf(second))).status).toBe(200)
})

test('a new password ends every session, and this one goes on under a new token', async () => {
  const [lan, elsewhere] = [await signIn(app.url, 'lan'), await signIn(app.url, 'lan')]

  const changed = await post(lan, '/me/password', { old: PASSWORD, new: NEW_PASSWORD })

  expect(changed.status).toBe(200)
  const csrf = await field(changed, 'csrf')
  expect(csrf).not.toBe(lan.csrf)
  expect((await lan.send('/api/staff/me')).status).toBe(401)
  expect((await elsewhere.send('/api/staff/me')).status).toBe(401)
  const headers = { cookie: cookieOf(changed), 'x-csrf-token': csrf }
  expect((await lan.send('/api/staff/me', { headers })).status).toBe(200)
  expect(parts.audit.entries.at(-1)).toMatchObject({ actor: 's_lan', action: 'password-change' })
})

test.for([
  ['the old one is wrong', { old: 'sai-mat-khau-roi', new: NEW_PASSWORD }, 'old'],
  ['it is the old one', { old: PASSWORD, new: PASSWORD }, 'new'],
  ['it is short', { old: PASSWORD, new: 'ngắn' }, 'new'],
  ['it is missing', { old: PASSWORD }, 'new'],
] as const)('a new password is refused where %s', async ([, body, wrong]) => {
  const lan = await signIn(app.url, 'lan')

  const answer = await post(lan, '/me/password', body)

  expect(answer.status).toBe(422)
  expect(await field(answer, 'field')).toBe(wrong)
})

test('an account that an admin made does nothing before its password is changed', async () => {
  const quan = await signIn(app.url, 'quan')
  const made = await post(quan, '/people', { username: 'moi.vao', displayName: 'Người mới', role: 'officer' })
  const password = await field(made, 'password')

  const login = await postJson(`${app.url}/api/staff/login`, { username: 'moi.vao', password })
  const { csrf }: { csrf: string } = JSON.parse(await login.clone().text())
  const ask = (path: string, method = 'GET', body?: unknown): Promise<Response> =>
    quan.send(path, { method, body, headers: { cookie: cookieOf(login), 'x-csrf-token': csrf } })
  const refused = await ask('/api/staff/handoffs')
  const changed = await ask('/api/staff/me/password', 'POST', { old: password, new: NEW_PASSWORD })

  expect(await login.json()).toMatchObject({ mustChangePassword: true })
  expect(refused.status).toBe(403)
  expect(await refused.json()).toMatchObject({ field: 'password' })
  expect(changed.status).toBe(200)
  expect((await quan.send('/api/staff/handoffs', { headers: { cookie: cookieOf(changed) } })).status).toBe(200)
})

test('with an authenticator app the password alone opens nothing; a code is taken once', async () => {
  const { lan, secret, cookie, csrf, enter, ticket } = await withTotp()
  parts.clock.advance(60_000)

  const right = await enter(code(secret))
  const same = await enter(code(secret))
  const wrong = await enter('000000')
  const forged = await postJson(`${app.url}/api/staff/login/totp`, { ticket: `x${await ticket()}`, code: code(secret) })

  expect([right.status, same.status, wrong.status, forged.status]).toEqual([200, 401, 401, 401])
  expect((await lan.send('/api/staff/me')).status).toBe(401)
  const me = await lan.send('/api/staff/me', { headers: { cookie, 'x-csrf-token': csrf } })
  expect(await me.json()).toMatchObject({ totp: true, recoveryCodesLeft: 10 })
  expect([...parts.secondFactors.secrets.values()].join()).not.toContain(secret)
})

test.for([
  [-60, 401],
  [-30, 200],
  [0, 200],
  [30, 200],
  [60, 401],
] as const)('a code of %i seconds from now is answered %i', async ([shift, status]) => {
  const { secret, enter } = await withTotp()
  parts.clock.advance(300_000)

  expect((await enter(code(secret, shift))).status).toBe(status)
})

test('a recovery code stands in for a lost telephone, once', async () => {
  const { recoveryCodes, enter } = await withTotp()
  const [one = ''] = recoveryCodes

  const statuses = [(await enter(one.toUpperCase().replaceAll('-', ' '))).status, (await enter(one)).status]

  expect(recoveryCodes).toHaveLength(10)
  expect(statuses).toEqual([200, 401])
})

test('wrong codes count as wrong passwords do: after five the right one waits', async () => {
  const { secret, ticket, enter } = await withTotp()
  const held = await ticket()
  for (let i = 0; i < 5; i += 1) expect((await enter('12345 x')).status).toBe(401)

  const late = await postJson(`${app.url}/api/staff/login/totp`, { ticket: held, code: code(secret, 30) })

  expect(late.status).toBe(429)
})

test('a ticket is worth nothing after five minutes', async () => {
  const { secret, ticket } = await withTotp()
  const held = await ticket()
  parts.clock.advance(300_000)

  expect((await postJson(`${app.url}/api/staff/login/totp`, { ticket: held, code: code(secret) })).status).toBe(401)
})

test('turning codes off needs the password, and renews the session', async () => {
  const { lan, cookie, csrf } = await withTotp()
  const headers = { cookie, 'x-csrf-token': csrf }
  const off = (password: string): Promise<Response> =>
    lan.send('/api/staff/me/totp', { method: 'DELETE', body: { password }, headers })

  const wrong = await off('sai-mat-khau-roi')
  const right = await off(PASSWORD)

  expect([wrong.status, right.status]).toEqual([422, 200])
  expect(cookieOf(right)).not.toBe(cookie)
  expect((await lan.send('/api/staff/me', { headers: { cookie } })).status).toBe(401)
})

test('a session is listed to its owner and ended by her; another’s is as unknown as none', async () => {
  const [lan, phone, minh] = [await signIn(app.url, 'lan'), await signIn(app.url, 'lan'), await signIn(app.url, 'minh')]
  const listed: { id: string; here: boolean }[] = JSON.parse(await (await lan.send('/api/staff/me/sessions')).text())
  const other = listed.find(({ here }) => !here)?.id ?? ''
  const end = (one: SignedIn): Promise<Response> => one.send(`/api/staff/me/sessions/${other}`, { method: 'DELETE' })

  const byMinh = await end(minh)
  const byLan = await end(lan)

  expect(listed).toHaveLength(2)
  expect(JSON.stringify(listed)).not.toContain(lan.csrf)
  expect([byMinh.status, byLan.status]).toEqual([404, 204])
  expect([(await phone.send('/api/staff/me')).status, (await lan.send('/api/staff/me')).status]).toEqual([401, 200])
})

test('eight hours without a request end a session; an open stream is no request', async () => {
  const lan = await signIn(app.url, 'lan')
  parts.clock.advance(7 * 3_600_000)
  const stop = new AbortController()
  const headers = { cookie: lan.cookie, accept: 'text/event-stream' }
  await fetch(`${app.url}/api/staff/events`, { headers, signal: stop.signal })
  stop.abort()
  parts.clock.advance(3_600_000)

  expect((await lan.send('/api/staff/me')).status).toBe(401)
})

test('disabling an account ends its sessions at once, and its event stream within moments', async () => {
  const [lan, quan] = [await signIn(app.url, 'lan'), await signIn(app.url, 'quan')]
  const stream = await lan.send('/api/staff/events')

  const disabled = await quan.send('/api/staff/people/s_lan', { method: 'PATCH', body: { disabled: true } })

  expect(disabled.status).toBe(200)
  expect((await lan.send('/api/staff/me')).status).toBe(401)
  expect(await stream.text()).toBe('retry: 2000\n\n')
})

test.for([
  ['disables', { disabled: true }],
  ['takes the role from', { role: 'officer' }],
] as const)('an admin neither locks out nor demotes herself: she %s her own account', async ([, change]) => {
  const quan = await signIn(app.url, 'quan')

  const answer = await quan.send('/api/staff/people/s_quan', { method: 'PATCH', body: change })

  expect(answer.status).toBe(403)
  expect((await quan.send('/api/staff/people')).status).toBe(200)
})

test('the log comes as CSV in which no cell is a formula', async () => {
  const quan = await signIn(app.url, 'quan')
  await parts.audit.add({ actor: '=1+1', action: 'x', subject: '@sum', at: '2026-11-25T01:00:00.000Z' })

  const csv = await (await quan.send('/api/staff/audit.csv')).text()

  expect(csv).toContain(`2,2026-11-25T08:00:00+07:00,'=1+1,,x,'@sum,`)
})
