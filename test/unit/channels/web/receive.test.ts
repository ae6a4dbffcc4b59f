import { describe, expect, it } from 'vitest'
import { identify, receive } from '../../../../channels/web/receive.ts'
import { issueVisitorToken } from '../../../../channels/web/session.ts'
import type { WebhookRequest } from '../../../../src/core/channel.ts'

const secret = 'a secret of the tests'
const config = { sessionSecret: secret, allowedOrigins: [] }
const receivedAt = '2026-11-25T08:00:00.000Z'
const { token, visitor } = issueVisitorToken(secret, new Date(receivedAt))
const clientId = '7b0c7a52-6c1f-4c55-9f0e-0a6a4f1f7d11'

function requestOf(body: unknown, authorization = `Bearer ${token}`): WebhookRequest {
  const raw = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  return { method: 'POST', path: '/api/web/messages', query: {}, headers: { authorization }, body: raw, receivedAt }
}

describe('receive', () => {
  it('gives the same message the same external id, however the UUID is written', () => {
    const [lower, upper] = [clientId, clientId.toUpperCase()].map((id) =>
      receive(config, requestOf({ clientId: id, kind: 'text', text: 'Xin chào' })),
    )

    expect(upper).toEqual(lower)
  })

  it.each(['', 'Bearer ', `Bearer ${token}0`, `Basic ${token}`])('refuses the authorisation %j', (authorization) => {
    expect(receive(config, requestOf({ clientId, kind: 'text', text: 'Xin chào' }, authorization))).toMatchObject({
      kind: 'rejected',
      status: 401,
    })
  })

  it('composes decomposed letters and drops what the store cannot hold', () => {
    const outcome = receive(
      config,
      requestOf({ clientId, kind: 'text', text: 'Hưởng\u0000 \ud800 được'.normalize('NFD') }),
    )

    expect(outcome).toMatchObject({ messages: [{ content: { text: 'Hưởng \uFFFD được' } }] })
  })

  it('accepts 4,000 characters, counted after composing and trimming', () => {
    const outcome = receive(
      config,
      requestOf({ clientId, kind: 'text', text: `  ${'ệ'.repeat(4000).normalize('NFD')}  ` }),
    )

    expect(outcome.kind).toBe('messages')
  })

  it.each([
    ['a text that is too long', { clientId, kind: 'text', text: 'ệ'.repeat(4001) }, 'text', /tối đa 4\.000 ký tự/],
    ['a text of blanks', { clientId, kind: 'text', text: ' \n ' }, 'text', /đang trống/],
    ['no text', { clientId, kind: 'text' }, 'text', /"text" là một chuỗi/],
    ['an unknown kind', { clientId, kind: 'photo' }, 'kind', /"text", "choice", "rating" hoặc "attachment"/],
    ['no object', [1, 2], 'body', /đối tượng JSON/],
    ['a client id that is no UUID', { clientId: 'one', kind: 'text', text: 'a' }, 'clientId', /UUID/],
    ['an empty choice', { clientId, kind: 'choice', value: '' }, 'value', /từ 1 đến 2\.000/],
    ['a label that is no text', { clientId, kind: 'choice', value: 'a', label: 1 }, 'label', /từ 1 đến 2\.000/],
    ['a strange invitation', { clientId, kind: 'rating', invite: 'x', score: 5 }, 'invite', /lời mời/],
    ['half a point', { clientId, kind: 'rating', invite: 'i_a', score: 4.5 }, 'score', /số nguyên từ 1 đến 5/],
    ['a score as text', { clientId, kind: 'rating', invite: 'i_a', score: '5' }, 'score', /số nguyên từ 1 đến 5/],
    ['six points', { clientId, kind: 'rating', invite: 'i_a', score: 6 }, 'score', /số nguyên từ 1 đến 5/],
  ])('names the field and what is expected for %s', (_case, body, field, why) => {
    const outcome = receive(config, requestOf(body))

    expect(outcome).toEqual({ kind: 'rejected', status: 422, field, why: expect.stringMatching(why) })
  })

  const attachment = (url: unknown, type = 'image') => ({
    clientId,
    kind: 'attachment',
    attachment: { type, url, name: 'sổ bảo hiểm.jpg' },
  })

  it('takes a file that was uploaded here', () => {
    const outcome = receive(config, requestOf(attachment('/media/f_0123456789abcdef0123456789abcdef')))

    expect(outcome).toMatchObject({
      messages: [{ content: { kind: 'attachment', type: 'image', url: '/media/f_0123456789abcdef0123456789abcdef' } }],
    })
  })

  it.each([
    'https://evil.example/media/f_1',
    '//evil.example/media/f_1',
    '/media/../api/staff/me',
    '/media/f_1?x=1',
    '/media/',
    '/medial/f_1',
    'javascript:alert(1)',
    7,
  ])('refuses the file %j', (url) => {
    expect(receive(config, requestOf(attachment(url)))).toMatchObject({
      kind: 'rejected',
      status: 422,
      field: 'attachment.url',
      why: expect.stringContaining('/media/'),
    })
  })

  it('refuses a kind of file that the widget does not send', () => {
    expect(receive(config, requestOf(attachment('/media/f_1', 'link')))).toMatchObject({ field: 'attachment.type' })
  })

  it('refuses a page that is not on the list, before it looks at anything else', () => {
    const listed = { ...config, allowedOrigins: ['https://bhxh.example'] }
    const request = requestOf({ clientId, kind: 'text', text: 'Xin chào' })
    const from = (origin: string): WebhookRequest => ({ ...request, headers: { ...request.headers, origin } })

    expect(receive(listed, from('https://bhxh.example')).kind).toBe('messages')
    expect(receive(listed, from('https://other.example'))).toMatchObject({ kind: 'rejected', status: 403 })
    expect(identify(listed, from('https://other.example'))).toBeUndefined()
  })

  it.each([
    ['broken JSON', '{"kind":'],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['nothing', ''],
  ])('refuses %s', (_case, body) => {
    expect(receive(config, requestOf(body))).toMatchObject({ kind: 'rejected', status: 400, field: 'body' })
  })

  it('refuses a body that nobody typed', () => {
    expect(receive(config, requestOf('"'.padEnd(200_000, 'a')))).toMatchObject({ kind: 'rejected', status: 413 })
  })

  it('never repeats what was sent', () => {
    const outcome = receive(config, requestOf({ clientId, kind: 'choice', value: 'bí mật '.repeat(1000) }))

    expect(JSON.stringify(outcome)).not.toContain('bí mật')
  })
})

describe('identify', () => {
  it('names the visitor of a stream by the token', () => {
    expect(identify(config, requestOf(''))).toEqual({ channel: 'web', account: 'widget', user: visitor })
  })

  it('names the site of the page as the account', () => {
    const session = issueVisitorToken(secret, new Date(receivedAt), visitor, { site: 'bhxh-hue' })

    expect(identify(config, requestOf('', `Bearer ${session.token}`))).toEqual({
      channel: 'web',
      account: 'bhxh-hue',
      user: visitor,
    })
  })

  it('refuses an expired token', () => {
    const old = issueVisitorToken(secret, new Date('2026-10-01T00:00:00Z')).token

    expect(identify(config, requestOf('', `Bearer ${old}`))).toBeUndefined()
  })
})
