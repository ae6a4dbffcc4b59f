import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, graphemesOf, nfc, tokens } from '../../../src/core/vietnamese.ts'

describe('fold', () => {
  it.each([
    ['Hưởng', 'huong'],
    ['ĐÓNG ĐỦ', 'dong du'],
    ['đường Nguyễn Huệ', 'duong nguyen hue'],
    ['Ở đâu?', 'o dau?'],
    ['bhxh 2026', 'bhxh 2026'],
    ['👍 ỔN', '👍 on'],
    ['', ''],
  ])('takes accents and capitals from %j', (text, expected) => {
    const folded = fold(text)

    expect(folded).toBe(expected)
  })

  it('gives the same for composed and decomposed text', () => {
    const text = 'Người lao động hưởng trợ cấp ốm đau, Đặng Thị Ngữ'

    expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
  })

  it('changes nothing when done twice, whatever the text', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))

    fc.assert(fc.property(fc.string({ unit }), (text) => fold(fold(text)) === fold(text)))
  })
})

describe('tokens', () => {
  it.each([
    ['đóng 15 năm, 7.500.000 đồng', ['đóng', '15', 'năm', '7.500.000', 'đồng']],
    ['tăng 10,5%!', ['tăng', '10,5']],
    ['a/c ơi...', ['a', 'c', 'ơi']],
    ['  ', []],
    ['👍', []],
  ])('reads the words and numbers of %j', (text, expected) => {
    const words = tokens(text)

    expect(words).toEqual(expected)
  })

  it('keeps a decomposed syllable in one piece', () => {
    const words = tokens('hưởng chế độ'.normalize('NFD'))

    expect(words.map(nfc)).toEqual(['hưởng', 'chế', 'độ'])
  })
})

describe('graphemesOf', () => {
  it.each([
    ['ổn'.normalize('NFD'), 2],
    ['👩‍👩‍👧', 1],
    ['👍🏽👍', 2],
    ['🇻🇳', 1],
  ])('counts %j as a person does', (text, count) => {
    const graphemes = graphemesOf(text)

    expect(graphemes).toHaveLength(count)
    expect(graphemes.join('')).toBe(text)
  })
})
