import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialled, maskPhone, readPhoneNumber } from '../../../src/core/phone.ts'

describe('a Vietnamese phone number in a text', () => {
  it.each([
    ['0912345678', '+84912345678'],
    ['0912 345 678', '+84912345678'],
    ['0912.345.678', '+84912345678'],
    ['0912-345-678', '+84912345678'],
    ['(091) 2345678', '+84912345678'],
    ['+84 912 345 678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['+84 (0)912 345 678', '+84912345678'],
    ['số của bác là 0912345678, gọi sau 2 giờ nhé', '+84912345678'],
    ['0912345678 hoặc 0912 345 678', '+84912345678'],
    ['024 3936 1234', '+842439361234'],
    ['0328123456', '+84328123456'],
  ])('%s is read', (text, number) => {
    expect(readPhoneNumber(text)).toBe(number)
  })

  it.each([
    ['', 'nothing'],
    ['gọi cho tôi', 'no number'],
    ['091234567', 'nine digits'],
    ['09123456789', 'eleven digits'],
    ['01234567890', 'a mobile number of before 2018'],
    ['0412345678', 'no such prefix'],
    ['024 3936 123', 'a landline without its area code'],
    ['001234567890', 'an identity card'],
    ['001 234 567 890', 'an identity card in groups'],
    ['19009068', 'a hotline'],
    ['0912345678 hay 0987654321', 'two numbers'],
  ])('%s is none: %s', (text) => {
    expect(readPhoneNumber(text)).toBeUndefined()
  })

  it('is shown masked to its owner, and whole to whoever dials it', () => {
    expect(maskPhone('+84912345678')).toBe('09xx xxx 678')
    expect(dialled('+84912345678')).toBe('0912 345 678')
    expect(maskPhone('+842439361234')).toBe('02xxx xxx 234')
    expect(dialled('+842439361234')).toBe('02439 361 234')
  })

  it('shows five digits at most, whatever the number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[35789]\d{8}$/), (text) => {
        const number = readPhoneNumber(text)

        expect(number === undefined ? '' : maskPhone(number).replaceAll(/\D/g, '')).toHaveLength(5)
      }),
    )
  })
})
