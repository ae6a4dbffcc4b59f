import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bearerToken, issueVisitorToken, verifyVisitorToken } from '../../../../channels/web/session.ts'

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

    expect(verifyVisitorToken(secret, token, after(29 * DAY))).toBe(visitor)
  })

  it('are renewed for the same visitor', () => {
    const first = issueVisitorToken(secret, now)

    const second = issueVisitorToken(secret, after(20 * DAY), first.visitor)

    expect(second.visitor).toBe(first.visitor)
    expect(verifyVisitorToken(secret, second.token, after(45 * DAY))).toBe(first.visitor)
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

    expect(verifyVisitorToken(secret, token, at)).toBeUndefined()
  })

  it('are refused when any character is changed', () => {
    const { token } = issueVisitorToken(secret, now)
    const changed = Array.from(
      token,
      (letter, at) => token.slice(0, at) + (letter === '0' ? '1' : '0') + token.slice(at + 1),
    )

    const accepted = changed.filter((one) => verifyVisitorToken(secret, one, now) !== undefined)

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
    expect(verifyVisitorToken(secret, token, now)).toBeUndefined()
  })

  it('of another secret are refused', () => {
    const { token } = issueVisitorToken('another secret', now)

    expect(verifyVisitorToken(secret, token, now)).toBeUndefined()
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
