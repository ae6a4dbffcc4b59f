import { randomBytes, randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zaloKeys } from '../support/zalo-settings.ts'
import { startZaloApp, type ZaloApp } from '../support/zalo-app.ts'
import { signedHeaders } from '../support/zalo/webhook-sender.ts'

let house: ZaloApp

beforeAll(async () => {
  house = await startZaloApp()
})
afterAll(() => house.close())

const deep = '['.repeat(50_000) + ']'.repeat(50_000)
const bodies: readonly (readonly [string, string])[] = [
  ['random bytes', randomBytes(4_096).toString('latin1')],
  ['broken JSON', '{"event_name":"user_send_text","mess'],
  ['deeply nested JSON', deep],
  ['JSON of another shape', '[1,2,3]'],
  ['wrong types', '{"app_id":1000000001,"event_name":["x"],"sender":7,"message":null,"timestamp":{}}'],
  ['an empty body', ''],
]

test.each(bodies)('the Zalo webhook refuses %s that nobody signed', async (_name, body) => {
  const response = await fetch(house.zalo.webhook.url, { method: 'POST', body: Buffer.from(body) })

  expect([400, 401]).toContain(response.status)
  expect(await response.text()).not.toMatch(/at .*\.ts|node_modules|Error:/)
})

test.each(bodies)('the Zalo webhook takes signed %s without a crash', async (_name, body) => {
  const headers = signedHeaders(zaloKeys, body, '1768467600123')
  const response = await fetch(house.zalo.webhook.url, { method: 'POST', body: Buffer.from(body), headers })

  expect(response.status).toBeLessThan(500)
})

test('5 MB are refused with 413, on the webhook and on the widget’s address', async () => {
  for (const path of ['/webhooks/zalo', '/api/web/messages']) {
    expect(await postLarge(`${house.app.url}${path}`, 5 * 1024 * 1024)).toBe(413)
  }
})

test.each([
  ['no token', {}, 401],
  ['a made-up token', { authorization: 'Bearer v1.aaaa.1.bbbb' }, 401],
])('the widget’s address refuses a message with %s', async (_name, headers, status) => {
  const response = await post({ clientId: randomUUID(), kind: 'text', text: 'xin chào' }, headers)

  expect(response.status).toBe(status)
})

test.each([
  ['no text', { kind: 'text' }, 'text'],
  ['an empty text', { kind: 'text', text: '   ' }, 'text'],
  ['a number for text', { kind: 'text', text: 7 }, 'text'],
  ['an unknown kind', { kind: 'dance' }, 'kind'],
  ['20,000 characters', { kind: 'text', text: 'a'.repeat(20_000) }, 'text'],
  ['a score of 9', { kind: 'rating', invite: 'i_x', score: 9 }, 'score'],
])('a message with %s is answered 422 with the field, in Vietnamese', async (_name, content, field) => {
  const response = await post({ clientId: randomUUID(), ...content }, await visitor())

  expect(response.status).toBe(422)
  const problem: unknown = await response.json()
  expect(problem).toMatchObject({ status: 422, field })
})

test('broken JSON from a visitor is answered 400', async () => {
  const response = await fetch(`${house.app.url}/api/web/messages`, {
    method: 'POST',
    body: '{"kind"',
    headers: await visitor(),
  })

  expect(response.status).toBe(400)
})

test.each([
  ['decomposed letters (NFD)', 'Đóng bảo hiểm mấy năm thì có lương hưu'.normalize('NFD')],
  ['emoji', '👵🏽👨‍👩‍👧‍👦🙏'],
  ['NUL and half of a surrogate pair', 'chào \u0000 \ud83d bạn'],
  ['right-to-left and zero-width signs', '\u202Exin\u200B chào\u202C'],
  ['something like SQL', "'; drop table messages; --"],
  ['something like HTML', '<script>alert(1)</script>'],
  ['19,000 characters', 'tôi muốn hỏi '.repeat(1_460)],
])('a citizen on Zalo who writes %s gets a polite answer', async (name, text) => {
  const user = `84${String([...name].reduce((sum, sign) => sum * 31 + (sign.codePointAt(0) ?? 0), 7) % 1e15).padStart(17, '0')}`

  const taken = await house.zalo.sendText(user, text)

  expect(taken.ok).toBe(true)
  await expect.poll(() => house.zalo.received(user).length, { timeout: 20_000 }).toBeGreaterThan(0)
})

test('unknown addresses are answered 404 without a word about the program', async () => {
  const api = await fetch(`${house.app.url}/api/nothing`)
  const page = await fetch(`${house.app.url}/nothing`)

  expect([api.status, page.status]).toEqual([404, 404])
  expect(await page.text()).not.toMatch(/express|node/i)
})

test('a connection that is cut in the middle of a body harms nobody', async () => {
  await new Promise<void>((resolve) => {
    const cut = httpRequest(house.zalo.webhook.url, { method: 'POST', headers: { 'content-length': '1000' } })
    cut.on('error', () => resolve())
    cut.write('{"half":')
    setTimeout(() => cut.destroy(), 100)
  })

  expect((await fetch(`${house.app.url}/readyz`)).status).toBe(200)
})

async function visitor(): Promise<Record<string, string>> {
  const response = await fetch(`${house.app.url}/api/web/session`, { method: 'POST' })
  const ticket: { token: string } = JSON.parse(await response.text())
  return { authorization: `Bearer ${ticket.token}` }
}

function post(body: unknown, headers: Record<string, string>): Promise<Response> {
  return fetch(`${house.app.url}/api/web/messages`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** By hand: the server may answer and hang up before the body is through. */
function postLarge(url: string, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = httpRequest(url, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }, (response) => {
      resolve(response.statusCode ?? 0)
      response.resume()
    })
    sending.on('error', reject)
    const piece = Buffer.alloc(64 * 1024, 'a')
    let sent = 0
    const more = (): void => {
      while (sent < bytes) {
        sent += piece.length
        if (!sending.write(piece)) return void sending.once('drain', more)
      }
      sending.end()
    }
    more()
  })
}
