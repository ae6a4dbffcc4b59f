import { expect, test } from 'vitest'
import { cleanText } from '../../../../channels/kit/clean-text.ts'

test.each([
  ['Ho\u031b\u0300', 'Hờ'],
  ['a\u0000b', 'ab'],
  ['a\ud83d b', 'a\ufffd b'],
  ['👩‍👩‍👧 ổn', '👩‍👩‍👧 ổn'],
])('%j becomes %j', (given, expected) => {
  expect(cleanText(given)).toBe(expected)
})
