import { expect, test } from 'vitest'
import { hmacSha256Hex, sameHex, sameSecret, sha256Hex } from '../../../../channels/kit/signature.ts'

test('SHA-256 of "abc" is the published one, in whatever parts', () => {
  const published = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

  expect(sha256Hex('abc')).toBe(published)
  expect(sha256Hex('a', Buffer.from('b'), '', 'c')).toBe(published)
})

test('the HMAC is that of RFC 4231, case 2', () => {
  const mac = hmacSha256Hex('Jefe', 'what do ya want for nothing?')

  expect(mac).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
})

test.each([
  ['abcd', 'ABCD', true],
  ['abcd', 'abce', false],
  ['abc', 'abcd', false],
  ['', 'abcd', false],
  // U+0161 ends in the byte of "a": it must not pass for one.
  ['šbcd', 'abcd', false],
])('sameHex(%j, %j) is %j', (given, expected, same) => {
  expect(sameHex(given, expected)).toBe(same)
})

test.each([
  ['secret', 'secret', true],
  ['Secret', 'secret', false],
  ['', 'secret', false],
  ['secret-and-more', 'secret', false],
])('sameSecret(%j, %j) is %j', (given, expected, same) => {
  expect(sameSecret(given, expected)).toBe(same)
})
