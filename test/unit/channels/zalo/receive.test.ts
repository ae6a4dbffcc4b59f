import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { receiveZalo } from '../../../../channels/zalo/receive.ts'
import type { WebhookRequest } from '../../../../src/core/channel.ts'
import { config, signed } from './requests.ts'

const timestamp = '1768467600123'
const body =
  '{"app_id":"3608465249","event_name":"user_send_text","timestamp":"1768467600123","sender":{"id":"2468458835"},' +
  '"recipient":{"id":"3886132808"},"message":{"msg_id":"v1","text":"Xin chào"}}'
/** Computed outside this program, with Python's hashlib, from the documented formula. */
const documented = '0f22bdfd3bc4ac8e070440f5924532f185fc38eda620d41969eb25ae5e22674f'

function posted(signature: string, text = body, headers: Readonly<Record<string, string>> = {}): WebhookRequest {
  const request = signed(text)
  return { ...request, headers: { ...headers, 'x-zevent-signature': signature } }
}

describe('receiveZalo', () => {
  test.each([
    ['the documented form', `mac=${documented}`],
    ['blanks around the sign', `mac = ${documented}`],
    ['without prefix', documented],
    ['capital letters', `MAC=${documented.toUpperCase()}`],
  ])('accepts the documented signature: %s', (_, signature) => {
    const outcome = receiveZalo(posted(signature), config)

    expect(outcome).toMatchObject({ kind: 'messages', messages: [{ externalId: 'v1' }] })
  })

  const data = `${config.appId}${body}${timestamp}`
  test.each([
    ['an HMAC with the OA secret', createHmac('sha256', config.oaSecretKey).update(data).digest('hex')],
    ['an HMAC with the app secret', createHmac('sha256', config.appSecret).update(body).digest('hex')],
    ['the app secret in place of the OA secret', hash(`${data}${config.appSecret}`)],
    ['the OA id in place of the app id', hash(`3886132808${body}${timestamp}${config.oaSecretKey}`)],
    ['another timestamp', hash(`${config.appId}${body}1768467600124${config.oaSecretKey}`)],
    ['a hash without secret', hash(data)],
    ['a digest cut short', documented.slice(0, 40)],
    ['a digest with more behind', `${documented}00`],
  ])('refuses a signature made by a wrong recipe: %s', (_, mac) => {
    const outcome = receiveZalo(posted(`mac=${mac}`), config)

    expect(outcome).toEqual({ kind: 'rejected', status: 401, why: 'signature mismatch' })
  })

  test('refuses a body that was parsed and written again', () => {
    const escaped = body.replace('Xin chào', 'Xin ch\\u00e0o')
    const { headers } = signed(escaped)
    const rewritten = { ...signed(body), headers }

    expect(receiveZalo(signed(escaped), config).kind).toBe('messages')
    expect(receiveZalo(rewritten, config).kind).toBe('rejected')
  })

  test('refuses bytes moved from the body into the timestamp header, although the hash is the same', () => {
    const padded = `${body}   `
    const mac = hash(`${config.appId}${padded}${timestamp}${config.oaSecretKey}`)
    const moved = posted(`mac=${mac}`, body, { 'x-zevent-timestamp': `   ${timestamp}` })

    expect(receiveZalo(moved, config)).toMatchObject({ kind: 'rejected', status: 401 })
  })

  test('falls back to the timestamp of the body when the header holds another one', () => {
    const outcome = receiveZalo(posted(`mac=${documented}`, body, { 'x-zevent-timestamp': '1' }), config)

    expect(outcome.kind).toBe('messages')
  })

  test('an old event is accepted unless an age limit is set', () => {
    const limited = { ...config, webhookMaxAgeHours: 24 }

    expect(receiveZalo(posted(`mac=${documented}`), config).kind).toBe('messages')
    expect(receiveZalo(posted(`mac=${documented}`), limited)).toMatchObject({ kind: 'rejected', status: 401 })
  })

  test('an event without a readable time has no age', () => {
    const outcome = receiveZalo(signed(body.replace(`"${timestamp}"`, '"x"')), { ...config, webhookMaxAgeHours: 1 })

    expect(outcome.kind).toBe('messages')
  })

  test('the same event without id and time has the same key again, and another event another one', () => {
    const bare = (text: string): WebhookRequest => {
      return signed(`{"event_name":"user_send_text","sender":{"id":"1"},"oa_id":"2","message":{"text":"${text}"}}`)
    }

    expect(keyOf(bare('a'))).toBe(keyOf({ ...bare('a'), receivedAt: '2026-12-01T00:00:00.000Z' }))
    expect(keyOf(bare('a'))).not.toBe(keyOf(bare('b')))
  })

  test('takes the configured OA where the event names none', () => {
    const text = '{"event_name":"user_send_text","sender":{"id":"1"},"message":{"msg_id":"m","text":"a"}}'

    expect(receiveZalo(signed(text), { ...config, oaId: '99' })).toMatchObject({
      messages: [{ from: { account: '99' } }],
    })
    expect(receiveZalo(signed(text), config)).toEqual({ kind: 'ignored', what: 'malformed' })
  })
})

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function keyOf(request: WebhookRequest): string | undefined {
  const outcome = receiveZalo(request, config)
  return outcome.kind === 'messages' ? outcome.messages[0]?.externalId : undefined
}
