import { describe, expect, it } from 'vitest'
import { isFoldedSyllable, isSyllable } from '../../../src/understanding/syllable.ts'
import { readTelex, withTone } from '../../../src/understanding/telex.ts'

describe('readTelex', () => {
  it.each([
    ['luwong', 'lương', true],
    ['hieemr', 'hiểm', true],
    ['dduwowcj', 'được', true],
    ['trowj', 'trợ', true],
    ['xax', 'xã', false],
    ['baor', 'bảo', false],
    ['quys', 'quý', false],
    ['muaw', 'mưa', true],
    ['giuwx', 'giữ', true],
    ['nguwowif', 'người', true],
  ])('reads %j as %j', (typed, text, sure) => {
    const reading = readTelex(typed)

    expect(reading).toEqual({ text, sure })
  })

  it.each(['thai', 'luong', 'test', 'news', 'email', 'zzz', 'a', '', 'được', 'password'])(
    'does not guess at %j',
    (typed) => {
      const reading = readTelex(typed)

      expect(reading).toBeUndefined()
    },
  )
})

describe('withTone', () => {
  it.each([
    ['hoa', '\u0300', 'hòa'],
    ['toan', '\u0301', 'toán'],
    ['gia', '\u0301', 'giá'],
    ['khuyu', '\u0309', 'khuỷu'],
    ['mua', '\u0300', 'mùa'],
  ])('puts the tone on %j', (syllable, tone, expected) => {
    const result = withTone(syllable, tone)

    expect(result).toBe(expected)
  })
})

describe('isSyllable', () => {
  it.each([
    ['nghiêng', true],
    ['quyết', true],
    ['giếng', true],
    ['ơi', true],
    ['các', true],
    ['càc', false],
    ['bca', false],
    ['for', false],
  ])('judges %j as %s', (token, expected) => {
    const result = isSyllable(token)

    expect(result).toBe(expected)
  })

  it('judges unaccented text by its letters only', () => {
    const result = ['duoc', 'thac', 'hieemr', 'nguoi'].map(isFoldedSyllable)

    expect(result).toEqual([true, true, false, true])
  })
})
