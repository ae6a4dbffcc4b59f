import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../../src/understanding/normalise.ts'
import { readLexicon } from './lexicon.ts'

const lexicon = readLexicon()
const accented = (text: string): string => normalise(text, lexicon).accented.join(' ')
const folded = (text: string): string => normalise(text, lexicon).folded.join(' ')

describe('normalise', () => {
  it.each([
    ['BHXH là gì', 'bảo hiểm xã hội là gì'],
    ['ko bít', 'không biết'],
    ['bố/mẹ', 'bố mẹ'],
    ['rút bhxh 1 lần', 'rút bảo hiểm xã hội một lần'],
    ['rut 1 lan', 'rut một lan'],
  ])('writes out abbreviations in %j', (text, expected) => {
    const result = accented(text)

    expect(result).toBe(expected)
  })

  it.each([
    ['em ơiiii', 'em ơi'],
    ['dạaaa', 'dạ'],
    ['kkkkkk', 'kk'],
    ['boong', 'boong'],
  ])('shortens drawn-out letters in %j', (text, expected) => {
    const result = accented(text)

    expect(result).toBe(expected)
  })

  it.each([
    ['luwong', 'lương'],
    ['baor hieemr', 'bảo hiểm'],
    ['ddược', 'được'],
    ['nuwowcs mawts', 'nước mắt'],
    ['tuoir nghir huwu', 'tuổi nghỉ hưu'],
  ])('reads forgotten Telex keys in %j', (text, expected) => {
    const result = normalise(text, new Map()).accented.join(' ')

    expect(folded(result)).toBe(folded(expected))
  })

  it.each(['test', 'max', 'car', 'online', 'ok', 'vssid', 'app', 'facebook'])(
    'leaves the foreign word %j alone',
    (word) => {
      const result = normalise(word, new Map()).accented

      expect(result).toEqual([word])
    },
  )

  it.each([
    ['lương 5tr', 'lương <money>'],
    ['5 triệu đồng', '<money> đồng'],
    ['500.000đ', '<money>'],
    ['1 trieu 2', '<money> <num>'],
    ['ngày 15/7/2026', 'ngày <date>'],
    ['sinh năm 1968', 'sinh năm <date>'],
    ['đóng 12 năm 6 tháng', 'đóng <num> năm <num> tháng'],
    ['mẫu c70a', 'mẫu c70a'],
    ['hưởng 75%', 'hưởng <num> phần trăm'],
  ])('masks the figures of %j by kind', (text, expected) => {
    const result = accented(text)

    expect(result).toBe(expected)
  })

  it.each([
    ['hoà giải', 'hòa giải'],
    ['uỷ quyền', 'ủy quyền'],
    ['quý', 'quý'],
  ])('knows one place of the tone in %j', (text, expected) => {
    const result = accented(text)

    expect(result).toBe(expected)
  })

  it('looks up a form with a slash before it splits it', () => {
    const result = normalise('a/c ơi', new Map([['a/c', 'anh chị']])).accented

    expect(result).toEqual(['anh', 'chị', 'ơi'])
  })

  it('keeps both views index for index', () => {
    const result = normalise('Hưởng lương hưu 🙏 từ 1/7/2025', lexicon)

    expect(result.accented).toEqual(['hưởng', 'lương', 'hưu', '🙏', 'từ', '<date>'])
    expect(result.folded).toEqual(['huong', 'luong', 'huu', '🙏', 'tu', '<date>'])
  })

  it('reads decomposed letters like composed ones', () => {
    const text = 'Đóng bảo hiểm xã hội tự nguyện'

    expect(normalise(text.normalize('NFD'), lexicon)).toEqual(normalise(text.normalize('NFC'), lexicon))
  })

  it('takes any text and keeps the views equally long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const result = normalise(text, lexicon)

        expect(result.folded).toHaveLength(result.accented.length)
      }),
    )
  })
})
