import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { receiveMessenger } from '../../../../channels/messenger/receive.ts'
import type { WebhookRequest } from '../../../../src/core/channel.ts'
import { batchOf, config, PAGE, signed, U } from './requests.ts'

const body =
  '{"object":"page","entry":[{"id":"1906385232743451","time":1768467600523,"messaging":[{"sender":{"id":"1254477777772919"},' +
  '"recipient":{"id":"1906385232743451"},"timestamp":1768467600123,"message":{"mid":"m_1","text":"Xin ch\\u00e0o"}}]}]}'
/** Computed outside this program, with Python's hmac, from the documented formula. */
const documented = 'f052201c1e78e9cdf1325d7b47a4dbd3dad2ba6ae22123c37b88707a0caf5ddb'

function posted(signature: string, text = body): WebhookRequest {
  const request = signed(text)
  return { ...request, headers: { 'x-hub-signature-256': signature } }
}

describe('the signature', () => {
  test.each([
    ['the documented form', `sha256=${documented}`],
    ['capital letters', `SHA256=${documented.toUpperCase()}`],
    ['blanks around', ` sha256=${documented} `],
  ])('accepts %s', (_, signature) => {
    const outcome = receiveMessenger(posted(signature), config)

    expect(outcome).toMatchObject({
      kind: 'messages',
      messages: [{ externalId: 'm_1', content: { text: 'Xin chào' } }],
    })
  })

  test.each([
    ['SHA-1', `sha1=${hmac('sha1', config.appSecret)}`],
    ['SHA-1 under the new name', `sha256=${hmac('sha1', config.appSecret)}`],
    ['the verify token as key', `sha256=${hmac('sha256', config.verifyToken)}`],
    ['the page token as key', `sha256=${hmac('sha256', config.pageToken)}`],
    ['no key', `sha256=${hmac('sha256', '')}`],
    ['no name', documented],
    ['a digest cut short', `sha256=${documented.slice(0, 40)}`],
    ['a digest with more behind', `sha256=${documented}00`],
  ])('refuses one made by a wrong recipe: %s', (_, signature) => {
    const outcome = receiveMessenger(posted(signature), config)

    expect(outcome).toEqual({ kind: 'rejected', status: 401, why: 'signature mismatch' })
  })

  test('refuses a body that was parsed and written again', () => {
    const rewritten = JSON.stringify(JSON.parse(body))

    expect(receiveMessenger(posted(`sha256=${documented}`, rewritten), config).kind).toBe('rejected')
  })
})

describe('the age', () => {
  test('an old event is accepted unless a limit is set', () => {
    const limited = { ...config, webhookMaxAgeHours: 24 }

    expect(receiveMessenger(signed(body), config).kind).toBe('messages')
    expect(receiveMessenger(signed(body), limited)).toMatchObject({ kind: 'rejected', status: 401 })
  })

  test('a batch is as old as its newest event, and without a readable time it has no age', () => {
    const limited = { ...config, webhookMaxAgeHours: 24 }
    const fresh = batchOf({ timestamp: Date.parse('2026-11-25T00:00:00Z'), message: { mid: 'm', text: 'a' } })
    const timeless =
      '{"object":"page","entry":[{"messaging":[{"sender":{"id":"1"},"recipient":{"id":"2"},"message":{"mid":"m","text":"a"}}]}]}'

    expect(receiveMessenger(signed(fresh), limited).kind).toBe('messages')
    expect(receiveMessenger(signed(timeless), limited).kind).toBe('messages')
  })
})

describe('our own echoes and those of others', () => {
  const { appId: _, ...withoutApp } = config
  const echo = (message: object): WebhookRequest => {
    return signed(
      batchOf({ sender: { id: PAGE }, recipient: { id: U }, message: { mid: 'm', is_echo: true, ...message } }),
    )
  }

  test.each([
    ['our mark', { app_id: 5, metadata: 'ansinh:o_1' }, 'ignored'],
    ['an app that may be ours', { app_id: 5, text: 'a' }, 'ignored'],
    ['no app', { text: 'a' }, 'messages'],
    ['the Page Inbox', { app_id: 263902037430900, text: 'a' }, 'messages'],
  ])('without MESSENGER_APP_ID: %s', (_name, message, kind) => {
    expect(receiveMessenger(echo(message), withoutApp).kind).toBe(kind)
  })

  test('with it another app is staff', () => {
    expect(receiveMessenger(echo({ app_id: 5, text: 'a' }), config)).toMatchObject({
      messages: [{ from: { user: U }, content: { kind: 'event', event: 'staff-takeover', text: 'a' } }],
    })
  })

  test('without it a conversation that the Page Inbox gives back is no takeover', () => {
    const passed = (from: string, to?: string): string => {
      const control = { previous_owner_app_id: from, ...(to === undefined ? {} : { new_owner_app_id: to }) }
      return receiveMessenger(signed(batchOf({ pass_thread_control: control })), withoutApp).kind
    }

    expect(passed('263902037430900', '5')).toBe('ignored')
    expect(passed('263902037430900')).toBe('ignored')
    expect(passed('5', '263902037430900')).toBe('messages')
  })

  test('in standby whoever writes for the page holds the conversation', () => {
    const message = { mid: 'm', is_echo: true, app_id: 5, text: 'a' }
    const held = batchOf({ sender: { id: PAGE }, recipient: { id: U }, message }, 'standby')

    expect(receiveMessenger(signed(held), withoutApp).kind).toBe('messages')
  })
})

test('the same event without an id has the same key again, and another event another one', () => {
  const bare = (payload: string): WebhookRequest => signed(batchOf({ postback: { title: 'a', payload } }))

  expect(keyOf(bare('a'))).toBe(keyOf({ ...bare('a'), receivedAt: '2026-12-01T00:00:00.000Z' }))
  expect(keyOf(bare('a'))).not.toBe(keyOf(bare('b')))
})

function hmac(algorithm: string, key: string): string {
  return createHmac(algorithm, key).update(body).digest('hex')
}

function keyOf(request: WebhookRequest): string | undefined {
  const outcome = receiveMessenger(request, config)
  return outcome.kind === 'messages' ? outcome.messages[0]?.externalId : undefined
}
