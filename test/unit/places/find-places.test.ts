import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPlaces } from '../../../src/places/find-places.ts'
import { cases, places } from './places.ts'

test.each(cases.questionsWithoutPlace)('no place in “%s”', (question) => {
  const mentions = findPlaces(question, places())

  expect(mentions).toEqual([])
})

test.each(cases.questionsWithPlace)('“$text” in “$question”', ({ question, text, province }) => {
  const mentions = findPlaces(question, places())

  expect(mentions.map((mention) => [mention.text, mention.province?.code ?? '-'])).toEqual([[text, province]])
})

test('two places are two mentions', () => {
  const mentions = findPlaces('tôi từ Nghệ An chuyển vào Đồng Nai', places())

  expect(mentions.map(({ text, province }) => [text, province?.code])).toEqual([
    ['Nghệ An', '40'],
    ['Đồng Nai', '75'],
  ])
})

test('a mention is a slice of what was typed, decomposed letters too', () => {
  const words = fc.constantFrom('huyện', 'xã', 'p', 'q', '3', 'Củ Chi', 'tphcm', 'Long An', 'ở', '.', ',', 'hội', 'Huế')
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words).map((list) => list.join(' ')),
  )
  fc.assert(
    fc.property(texts, fc.boolean(), (text, isDecomposed) => {
      const typed = isDecomposed ? text.normalize('NFD') : text

      for (const mention of findPlaces(typed, places())) {
        expect(mention.text).not.toBe('')
        expect(typed).toContain(mention.text)
        expect(mention.province !== null || mention.ask === 'province').toBe(true)
      }
    }),
  )
})

test('a long text takes time in proportion to its length', () => {
  const text = 'tôi ở huyện Châu Thành, Long An muốn hỏi bảo hiểm xã hội một lần. '.repeat(500)
  const started = performance.now()

  const mentions = findPlaces(text, places())

  expect(mentions).toHaveLength(500)
  expect(performance.now() - started).toBeLessThan(2000)
})
