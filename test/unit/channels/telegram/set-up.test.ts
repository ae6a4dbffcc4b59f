import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTelegramChannel } from '../../../../channels/telegram/index.ts'
import { description, shortDescription } from '../../../../channels/telegram/set-up.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import { startTelegramPlatform, telegramBot, type TelegramPlatform } from '../../../support/telegram-platform.ts'
import { U } from './requests.ts'

let platform: TelegramPlatform
const { signal } = new AbortController()

beforeEach(async () => {
  platform = await startTelegramPlatform()
})
afterEach(() => platform.stop())

function setUp(change: { webhookSecret?: string; publicUrl?: string; botToken?: string } = {}) {
  const config = { botToken: telegramBot.token, botId: String(telegramBot.id), apiRoot: platform.apiRoot, ...change }
  return createTelegramChannel(config, { clock: systemClock }).setUp(signal)
}

test('sets commands, descriptions and the webhook with its secret; what waits is kept; again gives the same', async () => {
  await platform.sendText(U, 'còn đợi')
  const wanted = { webhookSecret: 'a-b_9', publicUrl: 'https://ansinh.example/' }

  const results = [await setUp(wanted), await setUp(wanted)]

  const url = 'https://ansinh.example/webhooks/telegram'
  const said = { ok: true, detail: `commands, descriptions and webhook set: ${url}` }
  expect(results).toEqual([said, said])
  expect(platform.feed.target).toEqual({ url, secret: 'a-b_9' })
  expect(platform.feed.allowed).toEqual(['message', 'edited_message', 'callback_query', 'my_chat_member'])
  expect(platform.feed.pending).toBe(1)
  expect(platform.commands().map((one) => one['command'])).toContain('nhanvien')
  expect([...platform.descriptions.values()]).toEqual([description, shortDescription])
})

test('without a secret updates are polled for: no webhook is set, and none is taken away', async () => {
  platform.setWebhook('https://other.example/hook')

  expect(await setUp({ publicUrl: 'https://ansinh.example' })).toEqual({
    ok: true,
    detail: 'commands and descriptions set; polling, so no webhook',
  })

  expect(platform.feed.target?.url).toBe('https://other.example/hook')
})

test.each([undefined, 'http://ansinh.example', 'https://ansinh.example:3000'])(
  'no webhook at an address to which Telegram does not post: %s',
  async (publicUrl) => {
    const result = await setUp({ webhookSecret: 's', ...(publicUrl === undefined ? {} : { publicUrl }) })

    expect(result).toEqual({ ok: false, detail: 'no webhook set: PUBLIC_URL must be https, port 443, 80, 88 or 8443' })
    expect(platform.descriptions.size).toBe(2)
    expect(platform.calls.has('setWebhook')).toBe(false)
  },
)

test('why it failed is told, without the token', async () => {
  expect(await setUp({ botToken: '7000000007:wrong' })).toEqual({
    ok: false,
    detail: 'telegram error 401: the bot token is not accepted',
  })
  platform.faults.next({ kind: 'error', code: 429, parameters: { retry_after: 60 } }, 'setMyDescription')
  expect(await setUp()).toEqual({ ok: false, detail: 'telegram error 429' })
})
