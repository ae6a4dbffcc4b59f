import { afterEach, beforeEach, expect, test } from 'vitest'
import { receiveMessenger } from '../../../../channels/messenger/receive.ts'
import { eventually } from '../../../support/eventually.ts'
import { startMessengerPlatform, type MessengerPlatform } from '../../../support/messenger-platform.ts'
import { messengerKeys } from '../../../support/messenger-settings.ts'
import { startScriptedServer, type ScriptedServer } from '../../../support/scripted-server.ts'

let application: ScriptedServer
let platform: MessengerPlatform

beforeEach(async () => {
  application = await startScriptedServer()
  platform = await startMessengerPlatform({ ...messengerKeys, webhookUrl: application.base, retryMs: 5 })
})
afterEach(async () => {
  await platform.stop()
  await application.stop()
})

test('a batch that is not answered 200 comes again, to the letter, until it is', async () => {
  application.script([
    { status: 503, body: '' },
    { status: 500, body: '' },
    { status: 200, body: '' },
  ])

  const first = await platform.sendText('1', 'mất sổ bảo hiểm')
  await eventually('the third try', () => application.requests.length === 3 && platform.webhook.pending === 0)

  expect(first).toEqual({ ok: false, status: 503 })
  expect(new Set(application.requests.map(({ body }) => body)).size).toBe(1)
  expect(application.requests[0]?.body).toContain('m\\u1ea5t s\\u1ed5')
})

test('what it signs is what the channel accepts, the texts with it', async () => {
  application.script([{ status: 200, body: '' }])
  await platform.sendText('1', 'mất sổ bảo hiểm', { at: 1768467600123 })
  const [request] = application.requests
  const headers = { 'x-hub-signature-256': String(request?.headers['x-hub-signature-256']) }

  const outcome = receiveMessenger(
    { method: 'POST', path: '/', query: {}, headers, body: Buffer.from(request?.body ?? ''), receivedAt: '' },
    messengerKeys,
  )

  expect(outcome).toMatchObject({
    messages: [{ sentAt: '2026-01-15T09:00:00.123Z', content: { text: 'mất sổ bảo hiểm' } }],
  })
})
