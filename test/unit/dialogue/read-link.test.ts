import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newLinkCode, readLink } from '../../../src/dialogue/read-link.ts'

describe('a wish to link two channels', () => {
  it.each(['liên kết', 'Liên kết.', 'LIEN KET', ' lien  ket ', 'liên kết tài khoản', 'Lấy mã liên kết'])(
    '"%s" asks for a code',
    (text) => {
      expect(readLink(text)).toEqual({ kind: 'ask' })
    },
  )

  it.each(['K7M4P2', 'k7m4p2', ' K7M4P2. ', 'mã K7M4P2', 'Mã: K7M4P2', 'mã liên kết: k7m4p2', 'liên kết K7M4P2'])(
    '"%s" is a code',
    (text) => {
      expect(readLink(text)).toEqual({ kind: 'code', code: 'K7M4P2' })
    },
  )

  it.each([
    'liên kết VssID với VNeID thế nào',
    'mã số BHXH',
    'mã 7938',
    '500000',
    'BHXH24',
    'D02TS5',
    'TK1-TS',
    '2A3B4C',
    'I7M4P2',
    'K0M4P2',
    'hưu trí',
    '',
  ])('"%s" is something else', (text) => {
    expect(readLink(text)).toBeUndefined()
  })

  it('every new code is read as one', () => {
    const codes = Array.from({ length: 500 }, () => newLinkCode(randomInt))

    expect(codes.map(readLink)).toEqual(codes.map((code) => ({ kind: 'code', code })))
    expect(new Set(codes).size).toBeGreaterThan(490)
  })
})
