import { expect, test } from 'vitest'
import { channelText, citationText, reasonTexts } from '../../../../src/console/ui/texts.ts'
import { handoffReasons } from '../../../../src/core/handoff.ts'

test('every reason has words of its own', () => {
  const texts = handoffReasons.map((reason) => reasonTexts[reason])

  expect(new Set(texts).size).toBe(handoffReasons.length)
})

test.for([
  ['web', 'Trang web'],
  ['zalo', 'Zalo'],
  ['a-new-one', 'A-new-one'],
] as const)('the channel %s is called %s', ([channel, text]) => {
  expect(channelText(channel)).toBe(text)
})

test('a citation names clause, article and document', () => {
  expect(citationText({ law: '41/2024/QH15', article: '66', clause: '1' })).toBe('khoản 1 Điều 66, 41/2024/QH15')
  expect(citationText({ law: '158/2025/NĐ-CP', article: '7' })).toBe('Điều 7, 158/2025/NĐ-CP')
})
