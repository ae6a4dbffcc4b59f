import { expect, test } from 'vitest'
import { readTelegramConfig } from '../../../../channels/telegram/config.ts'

const token = '123456789:AAbb-cc_dd'

test('the channel is off when neither the token nor the secret is set', () => {
  expect(readTelegramConfig({})).toBeUndefined()
  expect(readTelegramConfig({ TELEGRAM_BOT_TOKEN: ' ', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' })).toBeUndefined()
})

test('the token alone switches it on, with polling', () => {
  expect(readTelegramConfig({ TELEGRAM_BOT_TOKEN: ` ${token} `, TELEGRAM_WEBHOOK_SECRET: '' })).toEqual({
    kind: 'ready',
    config: { botToken: token, botId: '123456789', apiRoot: 'https://api.telegram.org' },
  })
})

test('the secret and the address are read; grammY takes no slash at the end', () => {
  const values = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_WEBHOOK_SECRET: 'a-b_9',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9/',
  }

  expect(readTelegramConfig(values)).toMatchObject({
    config: { webhookSecret: 'a-b_9', apiRoot: 'http://127.0.0.1:9' },
  })
})

test('a secret without a token is incomplete', () => {
  expect(readTelegramConfig({ TELEGRAM_WEBHOOK_SECRET: 's' })).toEqual({
    kind: 'incomplete',
    missing: ['TELEGRAM_BOT_TOKEN'],
    invalid: [],
  })
})

test.each([
  [{ TELEGRAM_BOT_TOKEN: 'no colon' }, 'TELEGRAM_BOT_TOKEN'],
  [{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: 'có dấu' }, 'TELEGRAM_WEBHOOK_SECRET'],
  [{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(257) }, 'TELEGRAM_WEBHOOK_SECRET'],
  [{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: 'ftp://x' }, 'TELEGRAM_API_ROOT'],
])('what is unreadable is named, not shown: %j', (values, name) => {
  expect(readTelegramConfig(values)).toEqual({ kind: 'incomplete', missing: [], invalid: [name] })
})
