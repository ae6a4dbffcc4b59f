import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  bearerToken,
  issueVisitorToken,
  readVisitorToken,
  siteOf,
  visitorOfPerson,
} from '../../../../channels/web/session.ts'

const secret = 'a secret of the tests'
const now = new Date('2026-11-25T08:00:00Z')
const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)
const DAY = 86_400

describe('visitor tokens', () => {
  it('have the documented form', () => {
    const { token, visitor } = issueVisitorToken(secret, now)

    const mac = createHmac('sha256', secret).update(`web|${visitor}|1795593600`).digest('hex')
    expect(token).toBe(`v1.${visitor}.1795593600.${mac}`)
  })

  it('name their visitor while they are valid', () => {
    const { token, visitor } = issueVisitorToken(secret, now)

    expect(readVisitorToken(secret, token, after(29 * DAY))).toEqual({ visitor })
  })

  it('are renewed for the same visitor', () => {
    const first = issueVisitorToken(secret, now)

    const second = issueVisitorToken(secret, after(20 * DAY), first.visitor)

    expect(second.visitor).toBe(first.visitor)
    expect(readVisitorToken(secret, second.token, after(45 * DAY))).toEqual({ visitor: first.visitor })
  })

  it('are of a new visitor each time', () => {
    const visitors = new Set(Array.from({ length: 100 }, () => issueVisitorToken(secret, now).visitor))

    expect(visitors.size).toBe(100)
  })

  it.each([
    ['after 30 days', after(30 * DAY + 1)],
    ['long before they were issued', after(-301)],
  ])('are refused %s', (_when, at) => {
    const { token } = issueVisitorToken(secret, now)

    expect(readVisitorToken(secret, token, at)).toBeUndefined()
  })

  it('carry the site and that the page vouched for the person', () => {
    const { token, visitor } = issueVisitorToken(secret, now, undefined, { site: 'bhxh-hanoi', person: true })

    expect(token).toMatch(/^v2\./)
    expect(readVisitorToken(secret, token, now)).toEqual({ visitor, site: 'bhxh-hanoi', person: true })
  })

  it('of a person live for a day only', () => {
    const { token } = issueVisitorToken(secret, now, undefined, { person: true })

    expect(readVisitorToken(secret, token, after(DAY - 1))).toBeDefined()
    expect(readVisitorToken(secret, token, after(DAY + 1))).toBeUndefined()
  })

  it('cannot lose what they carry', () => {
    const { token, visitor } = issueVisitorToken(secret, now, undefined, { person: true })
    const [, , issuedAt = '', , mac = ''] = token.split('.')

    expect(readVisitorToken(secret, `v1.${visitor}.${issuedAt}.${mac}`, now)).toBeUndefined()
  })

  it.each([
    ['anonymous', {}],
    ['with a site', { site: 'demo' }],
  ])('%s are refused when any character is changed', (_kind, claims) => {
    const { token } = issueVisitorToken(secret, now, undefined, claims)
    const changed = Array.from(
      token,
      (letter, at) => token.slice(0, at) + (letter === '0' ? '1' : '0') + token.slice(at + 1),
    )

    const accepted = changed.filter((one) => readVisitorToken(secret, one, now) !== undefined)

    expect(accepted).toEqual([])
  })

  it.each([
    '',
    'v1',
    'v1...',
    'v2.a.1.b',
    `v1.${'0'.repeat(32)}.1.${'z'.repeat(64)}`,
    'v1.\u0000',
    'x'.repeat(100_000),
  ])('of a wrong shape are refused without an error (%#)', (token) => {
    expect(readVisitorToken(secret, token, now)).toBeUndefined()
  })

  it('of another secret are refused', () => {
    const { token } = issueVisitorToken('another secret', now)

    expect(readVisitorToken(secret, token, now)).toBeUndefined()
  })
})

describe('bearerToken', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc ', 'abc'],
    ['Basic abc', undefined],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
  ])('reads %j as %j', (authorization, expected) => {
    expect(bearerToken({ authorization })).toBe(expected)
  })

  it('finds nothing where there is no header', () => {
    expect(bearerToken({})).toBeUndefined()
  })
})

describe('visitorOfPerson', () => {
  it('is the same for the same person and tells nothing of the subject', () => {
    const visitor = visitorOfPerson(secret, '0123456789')

    expect(visitor).toMatch(/^[0-9a-f]{32}$/)
    expect(visitorOfPerson(secret, '0123456789')).toBe(visitor)
    expect(visitorOfPerson('another secret', '0123456789')).not.toBe(visitor)
  })
})

describe('siteOf', () => {
  it.each([
    ['demo', { site: 'demo' }],
    [' BHXH-Hanoi ', { site: 'bhxh-hanoi' }],
    ['', {}],
    [undefined, {}],
    ['hai chữ', {}],
    ['-a', {}],
    ['a|b', {}],
    ['a'.repeat(41), {}],
  ])('reads %j as %j', (name, expected) => {
    expect(siteOf(name)).toEqual(expected)
  })
})
