import { expect, test } from 'vitest'
import { mentionedIn, startsPick, withPick } from '../../../../src/console/ui/writing.ts'

test.for([
  ['', '/', 1, '/'],
  ['chào\n', 'chào\n/', 6, '/'],
  ['ngày 12', 'ngày 12/', 8, undefined],
  ['ngày ', 'ngày /', 6, undefined],
  ['', '@', 1, '@'],
  ['nhờ ', 'nhờ @', 5, '@'],
  ['thu', 'thu@', 4, undefined],
  ['', '/dán cả câu', 11, undefined],
] as const)('after "%s", "%s" opens the list of %s', ([before, after, caret, sign]) => {
  expect(startsPick(before, after, caret)).toBe(sign)
})

test('what is picked takes the place of its sign and keeps the rest', () => {
  expect(withPick('a\n/ b', 3, 'Chào', 1)).toEqual({ value: 'a\nChào b', caret: 6 })
})

test('of two names of which one begins the other, the one that was written is told', () => {
  const colleagues = [
    { id: 's_1', displayName: 'Cán bộ A' },
    { id: 's_2', displayName: 'Cán bộ A Hai' },
  ]

  expect(mentionedIn('nhờ @Cán bộ A Hai xem', colleagues)).toEqual(['s_2'])
  expect(mentionedIn('@Cán bộ A và @Cán bộ A Hai', colleagues)).toEqual(['s_2', 's_1'])
  expect(mentionedIn('không ai', colleagues)).toEqual([])
})
