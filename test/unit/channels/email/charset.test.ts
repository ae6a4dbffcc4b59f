import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeText } from '../../../../channels/email/charset.ts'
import { decodeWords } from '../../../../channels/email/encoded-words.ts'

const words = 'Tôi cần tư vấn về lương hưu ạ'

test.each([
  ['utf-8', 'utf-8'],
  ['utf-8', 'UTF8'],
  ['utf-8', 'us-ascii'],
  ['utf-8', 'iso-8859-1'],
  ['utf-8', undefined],
  ['utf-8', 'x-unknown'],
  ['windows-1258', 'windows-1258'],
  ['windows-1258', 'us-ascii'],
  ['windows-1258', undefined],
  ['viscii', 'VISCII'],
  ['viscii', 'x-viscii'],
  ['tcvn', 'TCVN-5712'],
  ['tcvn', 'x-viet-tcvn'],
  ['utf-16le', 'utf-16le'],
])('bytes in %s labelled %s are read, with tones on their letters', (encoding, label) => {
  // Windows-1258 has no letters with two marks: they are written as a letter and its tone.
  const source = encoding === 'windows-1258' ? apart(words) : words

  expect(decodeText(iconv.encode(source, encoding), label)).toBe(words)
})

test('what is cut inside a letter is read as far as it goes', () => {
  const bytes = Buffer.from('hưu ạ').subarray(0, -1)

  expect(decodeText(bytes, 'utf-8')).toMatch(/^hưu /)
})

test.each([
  ['=?utf-8?B?SOG7j2k=?=', 'Hỏi'],
  ['=?UTF-8?Q?H=E1=BB=8Fi_v=E1=BB=81?=', 'Hỏi về'],
  ['=?utf-8?B?SOG7?= =?utf-8?B?j2k=?=', 'Hỏi'],
  ['a =?utf-8?q?b?= c', 'a b c'],
  ['=?utf-8*vi?Q?b?=', 'b'],
  ['=?utf -8?B?SOG7j2k=?=', 'Hỏi'],
  ['=?broken', '=?broken'],
])('the encoded words %s say %s', (text, expected) => {
  expect(decodeWords(text)).toBe(expected)
})

/** The base letter composed, the tone behind it. */
function apart(text: string): string {
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
  return Array.from(text, (letter) => {
    const decomposed = letter.normalize('NFD')
    return decomposed.replace(tones, '').normalize('NFC') + (decomposed.match(tones) ?? []).join('')
  }).join('')
}
