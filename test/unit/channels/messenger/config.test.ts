import { expect, test } from 'vitest'
import { readMessengerConfig } from '../../../../channels/messenger/config.ts'

const full = { MESSENGER_APP_SECRET: 's', MESSENGER_VERIFY_TOKEN: 'v', MESSENGER_PAGE_TOKEN: 't' }

test('the channel is off when no secret is set', () => {
  expect(readMessengerConfig({})).toBeUndefined()
  expect(readMessengerConfig({ MESSENGER_PAGE_TOKEN: ' ', MESSENGER_PAGE_ID: '5' })).toBeUndefined()
})

test('the channel is on with the app secret, the verify token and the page token', () => {
  expect(readMessengerConfig(full)).toEqual({
    kind: 'ready',
    config: { appSecret: 's', verifyToken: 'v', pageToken: 't', graphBase: 'https://graph.facebook.com/v25.0' },
  })
})

test('what else is set is read', () => {
  const more = {
    MESSENGER_PAGE_ID: '190',
    MESSENGER_APP_ID: '151',
    MESSENGER_FEEDBACK_PRIVACY_URL: 'https://bhxh.example/rieng-tu',
    WEBHOOK_MAX_AGE_HOURS: '48',
  }

  expect(readMessengerConfig({ ...full, ...more })).toMatchObject({
    config: {
      pageId: '190',
      appId: '151',
      feedbackPrivacyUrl: 'https://bhxh.example/rieng-tu',
      webhookMaxAgeHours: 48,
    },
  })
})

test.each([
  ['http://127.0.0.1:9/', 'http://127.0.0.1:9/v25.0'],
  ['https://graph.facebook.com/v26.0', 'https://graph.facebook.com/v26.0'],
  ['https://graph.facebook.com/v31.0/', 'https://graph.facebook.com/v31.0'],
])('a base with a version keeps it, one without gets ours: %s', (base, graphBase) => {
  expect(readMessengerConfig({ ...full, GRAPH_API_BASE: base })).toMatchObject({ config: { graphBase } })
})

test('what is missing is named', () => {
  expect(readMessengerConfig({ MESSENGER_APP_SECRET: 's' })).toEqual({
    kind: 'incomplete',
    missing: ['MESSENGER_VERIFY_TOKEN', 'MESSENGER_PAGE_TOKEN'],
    invalid: [],
  })
})

test.each([
  [{ GRAPH_API_BASE: 'graph.facebook.com' }, 'GRAPH_API_BASE'],
  [{ MESSENGER_PAGE_ID: 'trang của tôi' }, 'MESSENGER_PAGE_ID'],
  [{ MESSENGER_APP_ID: 'x' }, 'MESSENGER_APP_ID'],
  [{ MESSENGER_FEEDBACK_PRIVACY_URL: 'http://bhxh.example' }, 'MESSENGER_FEEDBACK_PRIVACY_URL'],
  [{ WEBHOOK_MAX_AGE_HOURS: '0' }, 'WEBHOOK_MAX_AGE_HOURS'],
])('what is unreadable is named: %j', (values, name) => {
  expect(readMessengerConfig({ ...full, ...values })).toEqual({ kind: 'incomplete', missing: [], invalid: [name] })
})
