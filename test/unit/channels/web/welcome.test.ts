import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { identify } from '../../../../channels/web/receive.ts'
import { issueVisitorToken, readVisitorToken } from '../../../../channels/web/session.ts'
import { welcome } from '../../../../channels/web/welcome.ts'
import type { WebhookRequest } from '../../../../src/core/channel.ts'

const sessionSecret = 'a secret of the tests'
const identitySecret = 'a key of the host page, 32 letters or more'
const config = { sessionSecret, identitySecret, allowedOrigins: [] }
const receivedAt = '2026-11-25T08:00:00.000Z'
const now = new Date(receivedAt)

function requestOf(headers: Readonly<Record<string, string>>): WebhookRequest {
  return { method: 'POST', path: '/api/web/session', query: {}, headers, body: new Uint8Array(), receivedAt }
}

function identityOf(sub: string, key = identitySecret): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'HS256' })}.${part({ sub, name: 'Lan', exp: now.getTime() / 1000 + 300 })}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

describe('welcome', () => {
  it('keeps the visitor of a valid token, also when the page is of another site now', () => {
    const { token, visitor } = issueVisitorToken(sessionSecret, now)

    const ticket = welcome(config, requestOf({ authorization: `Bearer ${token}`, 'x-site': 'bhxh-hue' }))

    expect(ticket.visitor).toBe(visitor)
    expect(readVisitorToken(sessionSecret, ticket.token, now)).toEqual({ visitor, site: 'bhxh-hue' })
  })

  it('makes a new visitor for a token that is not ours', () => {
    const { token, visitor } = issueVisitorToken('another secret', now)

    const ticket = welcome(config, requestOf({ authorization: `Bearer ${token}` }))

    expect(ticket.visitor).not.toBe(visitor)
    expect(ticket).not.toHaveProperty('name')
  })

  it('leads the same person to the same conversation on every device', () => {
    const phone = welcome(config, requestOf({ 'x-identity': identityOf('bhxh-0123') }))
    const office = welcome(config, requestOf({ 'x-identity': identityOf('bhxh-0123') }))
    const other = welcome(config, requestOf({ 'x-identity': identityOf('bhxh-0124') }))

    expect(phone.name).toBe('Lan')
    expect(office.visitor).toBe(phone.visitor)
    expect(other.visitor).not.toBe(phone.visitor)
    expect(identify(config, requestOf({ authorization: `Bearer ${phone.token}` }))?.user).toBe(phone.visitor)
  })

  it.each([
    ['of another key', identityOf('bhxh-0123', 'x'.repeat(40))],
    ['that is none', 'bhxh-0123'],
  ])('opens nobody’s conversation for a statement %s', (_case, statement) => {
    const genuine = welcome(config, requestOf({ 'x-identity': identityOf('bhxh-0123') }))

    const ticket = welcome(config, requestOf({ 'x-identity': statement }))

    expect(ticket.visitor).not.toBe(genuine.visitor)
    expect(ticket).not.toHaveProperty('name')
  })

  it('believes no page while there is no key', () => {
    const keyless = { sessionSecret, allowedOrigins: [] }

    expect(welcome(keyless, requestOf({ 'x-identity': identityOf('bhxh-0123') }))).not.toHaveProperty('name')
  })

  it('makes a stranger of who comes with a person’s token but without the page’s word', () => {
    const person = welcome(config, requestOf({ 'x-identity': identityOf('bhxh-0123') }))

    const ticket = welcome(config, requestOf({ authorization: `Bearer ${person.token}` }))

    expect(ticket.visitor).not.toBe(person.visitor)
  })
})
