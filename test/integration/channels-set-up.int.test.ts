import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { messengerProfile } from '../../channels/messenger/profile.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { ansinh } from '../support/command.ts'
import { startMessengerPlatform, type MessengerPlatform } from '../support/messenger-platform.ts'
import { messengerKeys } from '../support/messenger-settings.ts'
import { startTelegramPlatform, telegramBot, type TelegramPlatform } from '../support/telegram-platform.ts'

const [server] = inject('postgres')
let telegram: TelegramPlatform
let messenger: MessengerPlatform
let database: Awaited<ReturnType<typeof cloneDatabase>>

beforeEach(async () => {
  telegram = await startTelegramPlatform()
  messenger = await startMessengerPlatform({ ...messengerKeys, subscribedFields: ['messages'] })
  database = await cloneDatabase(server?.url ?? '')
})
afterEach(async () => {
  await telegram.stop()
  await messenger.stop()
  await database.drop()
})

function settings(): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://ansinh.example',
    TELEGRAM_BOT_TOKEN: telegramBot.token,
    TELEGRAM_WEBHOOK_SECRET: 'webhook_secret',
    TELEGRAM_API_ROOT: telegram.apiRoot,
    MESSENGER_APP_SECRET: messengerKeys.appSecret,
    MESSENGER_VERIFY_TOKEN: messengerKeys.verifyToken,
    MESSENGER_PAGE_TOKEN: messengerKeys.pageToken,
    GRAPH_API_BASE: messenger.base,
  }
}

const reports = (stdout: string): unknown[] => {
  const lines = stdout.trim().split('\n')
  return lines.map((line): unknown => JSON.parse(line))
}

test('ansinh channels set-up: the platforms have their menus and webhook, a line a channel', async () => {
  const { code, stdout } = await ansinh(['channels', 'set-up'], { env: settings() })

  expect(code).toBe(0)
  expect(reports(stdout)).toEqual([
    { channel: 'web', ok: true, detail: 'nothing to set by a program' },
    { channel: 'zalo', ok: true, detail: 'no settings' },
    { channel: 'messenger', ok: true, detail: 'profile set' },
    {
      channel: 'telegram',
      ok: true,
      detail: 'commands, descriptions and webhook set: https://ansinh.example/webhooks/telegram',
    },
    { channel: 'email', ok: true, detail: 'no settings' },
    { channel: 'hotline', ok: true, detail: 'nothing to set by a program' },
  ])
  expect(messenger.profiles).toEqual([messengerProfile])
  expect(telegram.feed.target?.secret).toBe('webhook_secret')
})

test('a channel that fails makes it 1, and the others are set up; a wrong setting makes it 2', async () => {
  const wrong = { ...settings(), MESSENGER_PAGE_TOKEN: 'wrong', EMAIL_SMTP_URL: 'smtp://127.0.0.1:1' }
  const [failed, misused] = await Promise.all([
    ansinh(['channels', 'set-up'], { env: wrong }),
    ansinh(['channels', 'set-up'], { env: { ...settings(), PUBLIC_URL: 'ansinh' } }),
  ])

  expect(failed.code).toBe(1)
  expect(reports(failed.stdout)).toMatchObject([
    { ok: true },
    { ok: true },
    { channel: 'messenger', ok: false, detail: 'graph error 190/463' },
    { channel: 'telegram', ok: true },
    { channel: 'email', ok: false, detail: expect.stringContaining('EMAIL_ADDRESS is missing') },
    { ok: true },
  ])
  expect(failed.stdout + failed.stderr).not.toContain(telegramBot.token)
  expect(misused).toMatchObject({ code: 2, stdout: '' })
})
