import { describe, expect, it } from 'vitest'
import { personKey } from '../../../src/privacy/person-key.ts'

const address = { channel: 'zalo', account: 'oa', user: 'u1' }
const now = new Date('2026-11-25T03:00:00Z')

describe('personKey', () => {
  it('is 16 hex digits, and the same for the same citizen within a year of Việt Nam', () => {
    const key = personKey('secret', address, now)

    expect(key).toMatch(/^[0-9a-f]{16}$/)
    expect(personKey('secret', address, new Date('2026-12-31T16:59:59Z'))).toBe(key)
  })

  it.each([
    ['another citizen', 'secret', { ...address, user: 'u2' }, now],
    ['another channel', 'secret', { ...address, channel: 'web' }, now],
    ['another secret', 'other', address, now],
    ['the next year in Việt Nam', 'secret', address, new Date('2026-12-31T17:00:00Z')],
  ])('differs for %s', (_name, secret, whose, at) => {
    expect(personKey(secret, whose, at)).not.toBe(personKey('secret', address, now))
  })
})
