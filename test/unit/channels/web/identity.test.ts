import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyIdentity } from '../../../../channels/web/identity.ts'

const secret = 'a key of the host page, 32 letters or more'
const now = new Date('2026-11-25T08:00:00Z')
const seconds = now.getTime() / 1000
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function sign(payload: unknown, header: unknown = { alg: 'HS256', typ: 'JWT' }, key = secret): string {
  const signed = `${base64url(header)}.${base64url(payload)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

const claims = { sub: 'bhxh-0123', name: 'Nguyễn Thị Lan', exp: seconds + 300 }

describe('verifyIdentity', () => {
  it('accepts the example of RFC 7515, Appendix A.1, at its time', () => {
    const key = Buffer.from(
      'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
      'base64url',
    )
    const token =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.' +
      'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.' +
      'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    const [header = '', payload = '', signature = ''] = token.split('.')

    expect(createHmac('sha256', key).update(`${header}.${payload}`).digest('base64url')).toBe(signature)
    // Genuine, but it names nobody.
    expect(verifyIdentity(key.toString('latin1'), token, new Date(1_300_819_000_000))).toBeUndefined()
  })

  it('says who it is', () => {
    expect(verifyIdentity(secret, sign(claims), now)).toEqual({ subject: 'bhxh-0123', name: 'Nguyễn Thị Lan' })
  })

  it('does without a name, and composes and shortens one', () => {
    const { name: _name, ...nameless } = claims

    expect(verifyIdentity(secret, sign(nameless), now)).toEqual({ subject: 'bhxh-0123', name: '' })
    expect(verifyIdentity(secret, sign({ ...claims, name: ' Lê\n Thị '.normalize('NFD') }), now)?.name).toBe('Lê Thị')
    expect(verifyIdentity(secret, sign({ ...claims, name: 'a'.repeat(500) }), now)?.name).toHaveLength(100)
  })

  it.each([
    ['no algorithm', { alg: 'none' }],
    ['another one', { alg: 'HS512' }],
    ['a public key one', { alg: 'RS256' }],
    ['lower case', { alg: 'hs256' }],
    ['an extension that must be understood', { alg: 'HS256', crit: ['b64'], b64: false }],
    ['no header', 'HS256'],
  ])('refuses a header with %s', (_case, header) => {
    expect(verifyIdentity(secret, sign(claims, header), now)).toBeUndefined()
  })

  it.each([
    ['that has run out', { ...claims, exp: seconds - 61 }],
    ['that lives for a day', { ...claims, exp: seconds + 86_400 }],
    ['without an end', { sub: 'a' }],
    ['whose end is text', { ...claims, exp: String(seconds + 300) }],
    ['that is not valid yet', { ...claims, nbf: seconds + 120 }],
    ['without a subject', { exp: seconds + 300 }],
    ['with an empty subject', { ...claims, sub: '' }],
    ['with a subject that is a number', { ...claims, sub: 5 }],
    ['with an endless subject', { ...claims, sub: 'a'.repeat(201) }],
    ['that is a list', [claims]],
  ])('refuses a statement %s', (_case, payload) => {
    expect(verifyIdentity(secret, sign(payload), now)).toBeUndefined()
  })

  it('allows for clocks that differ a little', () => {
    expect(verifyIdentity(secret, sign({ ...claims, exp: seconds - 30, nbf: seconds + 30 }), now)).toBeDefined()
  })

  it('refuses another key', () => {
    expect(verifyIdentity(secret, sign(claims, undefined, 'x'.repeat(40)), now)).toBeUndefined()
  })

  it('refuses any changed character', () => {
    const token = sign(claims)
    const changed = Array.from(token, (letter, at) => {
      return token.slice(0, at) + (letter === 'A' ? 'B' : 'A') + token.slice(at + 1)
    })

    expect(changed.filter((one) => verifyIdentity(secret, one, now) !== undefined)).toEqual([])
  })

  it.each(['', '.', '..', 'a.b', 'a.b.c.d', `${'a'.repeat(5000)}.b.c`, 'ă.b.c'])('refuses %j', (token) => {
    expect(verifyIdentity(secret, token, now)).toBeUndefined()
  })
})
