import { expect, test } from 'vitest'
import { searchWords, snippetOf } from '../../../src/assist/search-words.ts'
import { redact } from '../../../src/privacy/redact.ts'

test.for([
  ['Lương hưu', { words: ['luong', 'huu'], phrases: [] }],
  ['ĐÓNG bhxh, 17 năm', { words: ['dong', 'bhxh', '17', 'nam'], phrases: [] }],
  ['"sổ bảo hiểm" mất', { words: ['mat'], phrases: [['so', 'bao', 'hiem']] }],
  ['“sổ” mất', { words: ['mat', 'so'], phrases: [] }],
  ["!!! & | ' <->", { words: [], phrases: [] }],
  ['7.500.000', { words: ['7', '500', '000'], phrases: [] }],
  ['Hu\u031bo\u031b\u0309ng', { words: ['huong'], phrases: [] }],
] as const)('%s is looked for as the database cuts words', ([typed, expected]) => {
  expect(searchWords(typed)).toEqual(expected)
})

test('a snippet keeps accents, marks each hit and is cut around the first', () => {
  const text = `${'Cho tôi hỏi chuyện gia đình dài dòng trước đã. '.repeat(4)}Mức lương hưu của mẹ tôi tính thế nào, lương có giảm không? ${'Cảm ơn. '.repeat(30)}`

  const parts = snippetOf(text, searchWords('luong huu'))

  expect(parts.filter(({ hit }) => hit).map((part) => part.text)).toEqual(['lương', 'hưu', 'lương'])
  expect(parts[0]?.text.startsWith('…')).toBe(true)
  expect(parts.at(-1)?.text.endsWith('…')).toBe(true)
  expect(parts.map((part) => part.text).join('').length).toBeLessThanOrEqual(165)
})

test('without words the beginning is shown; an empty text shows nothing', () => {
  expect(snippetOf('Chào anh/chị', searchWords(''))).toEqual([{ text: 'Chào anh/chị', hit: false }])
  expect(snippetOf('', searchWords('gì'))).toEqual([])
})

test('numbers are masked before the snippet is cut, so that none is half shown', () => {
  const parts = snippetOf(redact('Số của tôi 0912345678, căn cước 001234567890'), searchWords('0912345678'))

  expect(parts.map((part) => part.text).join('')).toBe('Số của tôi [số điện thoại], căn cước [số định danh]')
})
