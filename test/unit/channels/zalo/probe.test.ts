import { afterEach, beforeEach, expect, test } from 'vitest'
import { hello, openChannel, to, user, type OpenChannel } from './open-channel.ts'
import { signed } from './requests.ts'

const HOUR_MS = 3_600_000
let open: OpenChannel

beforeEach(async () => {
  open = await openChannel()
})
afterEach(() => open.platform.stop())

test('a healthy channel names its OA and package', async () => {
  expect(await open.probe()).toEqual({ ok: true, detail: `OA ${to.account}; package Gói thử` })
})

test('a token of another OA is noticed', async () => {
  const other = await openChannel({ oaId: '77' })

  const health = await other.probe()

  await other.platform.stop()
  expect(health).toEqual({ ok: false, detail: `the access token belongs to OA ${to.account}, ZALO_OA_ID is 77` })
})

test('a token that cannot be renewed is noticed while the old one still works', async () => {
  const stuck = await openChannel({ refreshToken: 'spent', webhookSilenceHours: 0 })
  await stuck.deliver(hello)
  stuck.platform.clock.advance(21 * HOUR_MS)

  const health = await stuck.probe()

  await stuck.platform.stop()
  expect(health).toMatchObject({ ok: false, detail: expect.stringMatching(/cannot be renewed: oauth refused/) })
})

test('an outage of the OAuth host is no alarm while the token lives; then the time left to repair it is told', async () => {
  const outage = await openChannel({ webhookSilenceHours: 0 })
  const { clock, faults } = outage.platform
  await outage.deliver(hello)
  clock.advance(21 * HOUR_MS)
  // The first renewal makes the end of the refresh token known.
  await outage.deliver(hello)
  clock.advance(21 * HOUR_MS)
  faults.next({ kind: 'status', status: 502 }, 'oauth', 9)
  const brief = await outage.probe()
  clock.advance(24 * HOUR_MS)
  const long = await outage.probe()
  clock.advance(76 * 24 * HOUR_MS)
  const late = await outage.probe()

  await outage.platform.stop()
  expect(outage.platform.tokens.refreshes).toBe(1)
  expect(brief.ok).toBe(true)
  expect(long).toEqual({ ok: false, detail: 'oauth: HTTP 502 (refresh token ends in 88 days)' })
  expect(late).toEqual({ ok: false, detail: 'oauth: HTTP 502 (refresh token ends in 12 days ALARM)' })
})

test('what an operator must repair is named until a message has gone out', async () => {
  open.platform.faults.next({ kind: 'code', code: -212 })
  await open.deliver(hello)
  const before = await open.probe()
  await open.deliver(hello)
  const after = await open.probe()

  expect(before).toMatchObject({ ok: false, detail: expect.stringContaining('message: zalo error -212') })
  expect(after.ok).toBe(true)
})

test('what messages cost and what is left of the package is told', async () => {
  await open.deliver(hello)
  open.platform.clock.advance(49 * HOUR_MS)
  const free = await open.probe()
  await open.deliver(hello)
  const charged = await open.probe()
  open.platform.rules.packageLeft = 40
  await open.deliver(hello)
  const low = await open.probe()

  expect(free.detail).not.toContain('charged')
  expect(charged.detail).toContain('1 charged since start, sub_quota 499/500 until 31/12/2026')
  expect(low.detail).toContain('sub_quota 39/500 until 31/12/2026 LOW')
})

test('a webhook without any event for half a working day is noticed, and one event ends it', async () => {
  // A whole week lies in between: there are office hours in it, whatever day the test runs on.
  open.platform.clock.advance(7 * 24 * HOUR_MS)
  open.platform.phones.interacted(user)
  const silent = await open.probe()
  await open.channel.receive({ ...signed('{}'), method: 'GET' })
  const monitored = await open.probe()
  const body = '{"app_id":"1","event_name":"user_send_text","timestamp":"1","sender":{"id":"1"},"message":{"text":"a"}}'
  const forged = await open.channel.receive(signed(body))
  const refused = await open.probe()
  const { headers } = signed(body)
  const mac = open.platform.webhook.sign(body, '1')
  const heard = await open.channel.receive({ ...signed(body), headers: { ...headers, ...mac } })
  const after = await open.probe()

  expect(silent).toMatchObject({ ok: false, detail: expect.stringContaining('no webhook event since the start') })
  expect(monitored.ok).toBe(false)
  expect(forged.kind).toBe('rejected')
  expect(refused.detail).toContain('1 refused')
  expect(heard.kind).toBe('messages')
  expect(after.ok).toBe(true)
})
