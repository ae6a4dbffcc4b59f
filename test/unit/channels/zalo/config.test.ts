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

test('a rating template is used where its id is set, outside the window unless told otherwise', () => {
  const data = { ZALO_RATING_TEMPLATE_DATA: '{"ma":"{invite}"}' }
  const named = { ...full, ...data, ZALO_RATING_TEMPLATE_ID: '77001' }

  expect(readZaloConfig({ ...full, ...data })).not.toMatchObject({ config: { ratingTemplate: expect.anything() } })
  expect(readZaloConfig(named)).toMatchObject({
    config: { ratingTemplate: { id: '77001', data: { ma: '{invite}' }, when: 'window-closed' } },
  })
  expect(
    readZaloConfig({ ...named, ZALO_RATING_TEMPLATE_DATA: '', ZALO_RATING_TEMPLATE_WHEN: 'always' }),
  ).toMatchObject({
    config: { ratingTemplate: { data: {}, when: 'always' } },
  })
})

test('buttons and the webhook alarm can be switched off', () => {
  const outcome = readZaloConfig({ ...full, ZALO_RICH_TEMPLATES: 'off', ZALO_WEBHOOK_SILENCE_HOURS: '0' })

  expect(outcome).toMatchObject({ config: { richTemplates: false, webhookSilenceHours: 0 } })
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
  [{ ZALO_WEBHOOK_SILENCE_HOURS: '-1' }, 'ZALO_WEBHOOK_SILENCE_HOURS'],
  [{ ZALO_RICH_TEMPLATES: 'yes' }, 'ZALO_RICH_TEMPLATES'],
  [{ ZALO_RATING_TEMPLATE_DATA: 'ma=1' }, 'ZALO_RATING_TEMPLATE_DATA'],
  [{ ZALO_RATING_TEMPLATE_DATA: '{"ma":{}}' }, 'ZALO_RATING_TEMPLATE_DATA'],
  [{ ZALO_RATING_TEMPLATE_WHEN: 'never' }, 'ZALO_RATING_TEMPLATE_WHEN'],
  [{ ZALO_VERIFIER: '../x' }, 'ZALO_VERIFIER'],
])('what is unreadable is named: %j', (values, name) => {
  expect(readZaloConfig({ ...full, ...values })).toEqual({ kind: 'incomplete', missing: [], invalid: [name] })
})
