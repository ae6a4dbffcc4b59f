import { expect, test } from 'vitest'
import { readZaloConfig } from '../../../../channels/zalo/config.ts'

const full = { ZALO_APP_ID: '1', ZALO_OA_SECRET_KEY: 's', ZALO_ACCESS_TOKEN: 'a' }

test('the channel is off when no secret is set', () => {
  expect(readZaloConfig({})).toBeUndefined()
  expect(readZaloConfig({ ZALO_APP_ID: ' ', ZALO_API_BASE: 'http://127.0.0.1:9', ZALO_OA_ID: '5' })).toBeUndefined()
})

test('the channel is on with the app, the OA secret and one token', () => {
  expect(readZaloConfig(full)).toEqual({
    kind: 'ready',
    config: {
      appId: '1',
      oaSecretKey: 's',
      accessToken: 'a',
      apiBase: 'https://openapi.zalo.me',
      oauthBase: 'https://oauth.zaloapp.com',
    },
  })
  expect(readZaloConfig({ ...full, ZALO_ACCESS_TOKEN: '', ZALO_REFRESH_TOKEN: 'r' })?.kind).toBe('ready')
})

test('addresses and the age limit are read', () => {
  const outcome = readZaloConfig({ ...full, ZALO_API_BASE: 'http://127.0.0.1:9/', WEBHOOK_MAX_AGE_HOURS: '48' })

  expect(outcome).toMatchObject({ config: { apiBase: 'http://127.0.0.1:9', webhookMaxAgeHours: 48 } })
})

test.each([
  [{ ZALO_APP_ID: '1' }, ['ZALO_OA_SECRET_KEY', 'ZALO_ACCESS_TOKEN or ZALO_REFRESH_TOKEN']],
  [{ ZALO_OA_SECRET_KEY: 's', ZALO_REFRESH_TOKEN: 'r' }, ['ZALO_APP_ID']],
  [{ ZALO_APP_SECRET: 's' }, ['ZALO_APP_ID', 'ZALO_OA_SECRET_KEY', 'ZALO_ACCESS_TOKEN or ZALO_REFRESH_TOKEN']],
])('what is missing is named: %j', (values, missing) => {
  expect(readZaloConfig(values)).toEqual({ kind: 'incomplete', missing, invalid: [] })
})

test.each([
  [{ ZALO_API_BASE: 'openapi.zalo.me' }, 'ZALO_API_BASE'],
  [{ ZALO_OAUTH_BASE: 'ftp://x' }, 'ZALO_OAUTH_BASE'],
  [{ WEBHOOK_MAX_AGE_HOURS: 'một ngày' }, 'WEBHOOK_MAX_AGE_HOURS'],
  [{ WEBHOOK_MAX_AGE_HOURS: '0' }, 'WEBHOOK_MAX_AGE_HOURS'],
])('what is unreadable is named: %j', (values, name) => {
  expect(readZaloConfig({ ...full, ...values })).toEqual({ kind: 'incomplete', missing: [], invalid: [name] })
})
