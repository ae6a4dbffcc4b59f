import { afterEach, beforeEach, expect, test } from 'vitest'
import { createZaloChannel } from '../../../channels/zalo/index.ts'
import { systemClock } from '../../../src/core/clock.ts'
import type { WebhookOutcome } from '../../../src/core/channel.ts'
import { createMemoryVault } from '../../support/zalo/memory-vault.ts'
import { startZaloPlatform, type ZaloPlatform } from '../../support/zalo-platform.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/zalo/webhook-receiver.ts'
import { burst, userId } from '../../support/zalo/burst.ts'

let platform: ZaloPlatform
let receiver: WebhookReceiver

beforeEach(async () => {
  receiver = await startWebhookReceiver()
  platform = await start()
})
afterEach(async () => {
  await platform.stop()
  await receiver.stop()
})

function start(tryTimeoutMs = 2000): Promise<ZaloPlatform> {
  return startZaloPlatform({
    appId: '1',
    oaId: '2',
    oaSecret: 'oa',
    appSecret: 'app',
    webhookUrl: receiver.url,
    retryFactor: 0.00001,
    tryTimeoutMs,
    echo: true,
    receipts: true,
  })
}

const zalo = () => {
  const config = { appId: '1', oaSecretKey: 'oa', apiBase: platform.apiBase, oauthBase: platform.oauthBase }
  return createZaloChannel({ ...config, ...platform.tokens.pair }, { vault: createMemoryVault(), clock: systemClock })
}

function outcomes(): Promise<readonly WebhookOutcome[]> {
  const { receive } = zalo()
  return Promise.all(receiver.requests.map((request) => receive(request)))
}

test('what citizens do arrives signed, as the adapter checks it', async () => {
  const [call] = zalo().render({
    id: 'o_1',
    conversationId: 'c_1',
    to: { channel: 'zalo', account: '2', user: userId(1) },
    content: { kind: 'choices', text: 'Chọn', choices: [{ label: 'Có', value: 'yes' }] },
    citations: [],
    author: 'bot',
  })
  await platform.webhook.saveUrl()
  await platform.follow(userId(1))
  await platform.sendText(userId(1), 'Xin chào', { msgId: 'm1' })
  if (call !== undefined) {
    await zalo().send(call, { channel: 'zalo', account: '2', user: userId(1) }, new AbortController().signal)
  }
  await platform.tap(userId(1), 'Có')
  await platform.staffText(userId(1), 'Em đây ạ')
  // Echo and receipt are sent beside the answer.
  await expect.poll(() => receiver.requests.length).toBe(7)

  const seen = (await outcomes()).map((one) => {
    return one.kind === 'messages' ? one.messages[0]?.content : one.kind === 'ignored' ? one.what : one.kind
  })

  expect(seen).toEqual(
    expect.arrayContaining([
      'handshake',
      { kind: 'event', event: 'follow' },
      { kind: 'text', text: 'Xin chào' },
      'echo',
      'user_received_message',
      { kind: 'choice', value: 'yes' },
      { kind: 'event', event: 'staff-takeover', text: 'Em đây ạ' },
    ]),
  )
})

test('a failed delivery is repeated with num_retry until it is taken', async () => {
  receiver.answer(503, 2)

  const first = await platform.sendText(userId(1), 'a')
  await expect.poll(() => platform.webhook.state.pending).toBe(0)

  expect(first).toMatchObject({ ok: false, status: 503 })
  expect(receiver.requests.map(({ headers }) => headers['num_retry'])).toEqual([undefined, '1', '2'])
  expect(platform.webhook.state).toMatchObject({ accepted: 1, failed: 2, disabled: false })
})

test('after six failed tries the webhook is switched off until somebody switches it on', async () => {
  receiver.answer(500, 6)
  await platform.sendText(userId(1), 'a')
  await expect.poll(() => platform.webhook.state.disabled).toBe(true)

  const dropped = await platform.sendText(userId(1), 'b')
  platform.webhook.enable()
  const taken = await platform.sendText(userId(1), 'c')

  expect(dropped.why).toBe('webhook disabled')
  expect(taken.ok).toBe(true)
})

test('an answer later than the limit counts as a failure', async () => {
  receiver.answer('silence', 1)
  const impatient = await start(50)

  const first = await impatient.sendText(userId(1), 'a')

  await impatient.stop()
  expect(first).toMatchObject({ ok: false, why: 'timeout' })
})

test('copies of one event carry the same id', async () => {
  await platform.sendText(userId(1), 'a', { copies: 3 })

  const ids = (await outcomes()).map((one) => (one.kind === 'messages' ? one.messages[0]?.externalId : one.kind))

  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(1)
})

test('a burst is sent at its rate and measured', async () => {
  const result = await burst(platform, { messages: 200, users: 20, perSecond: 1000, texts: ['a', 'b'] })

  expect(result).toMatchObject({ sent: 200, accepted: 200 })
  expect(result.seconds).toBeGreaterThan(0.15)
})
