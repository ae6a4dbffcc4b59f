import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from '../../../src/privacy/redact.ts'

describe('redact', () => {
  it.each([
    ['an identity card', 'CCCD 079123456789 của tôi', 'CCCD [số định danh] của tôi'],
    ['one in groups', '079 123 456 789', '[số định danh]'],
    ['one with dots', '079.123.456.789', '[số định danh]'],
    ['one with hyphens', '079-123-456-789', '[số định danh]'],
    ['an old identity card', 'CMND 225123456', 'CMND [số định danh]'],
    ['an insurance number', 'mã số BHXH 7912345678', 'mã số BHXH [số định danh]'],
    ['a bank card', 'thẻ 9704 3612 3456 7890', 'thẻ [số định danh]'],
    ['a long account number', 'chuyển vào 19034567890123', 'chuyển vào [số định danh]'],
    ['a number longer than any card', '123456789012345678901234', '[số định danh]'],
    ['a short account number', 'STK 12345678 VCB', 'STK [số tài khoản] VCB'],
    ['an account number in words', 'số tài khoản của tôi là 1234567', 'số tài khoản của tôi là [số tài khoản]'],
    ['a one-time code', 'mã OTP là 123456', 'mã OTP là [mã bí mật]'],
    ['an e-mail', 'gửi tới van.an+bhxh@mail.gov.vn nhé', 'gửi tới [e-mail] nhé'],
  ])('masks %s', (_name, text, expected) => {
    expect(redact(text)).toBe(expected)
  })

  it.each(['HT3797912345678', 'DN 4 79 7912345678', 'dn4797912345678', 'TE1.79.7912345678'])(
    'masks the health card %s',
    (card) => {
      expect(redact(`thẻ ${card} còn hạn không`)).toBe('thẻ [số thẻ BHYT] còn hạn không')
    },
  )

  it.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '0912-345-678',
    '+84912345678',
    '+84 912 345 678',
    '(+84) 912 345 678',
    '84 912.345.678',
    '02838221234',
    '(028) 3822 1234',
  ])('masks the phone number %s', (phone) => {
    expect(redact(`gọi ${phone} giúp tôi`)).toBe('gọi [số điện thoại] giúp tôi')
  })

  it.each([
    ['tên A,079123456789,0912345678', 'tên A,[số định danh],[số điện thoại]'],
    ['7912345678,1912345678', '[số định danh],[số định danh]'],
    ['sinh 15/08/1965, 0912345678', 'sinh 15/08/1965, [số điện thoại]'],
  ])('masks each number of a list: %j', (text, expected) => {
    expect(redact(text)).toBe(expected)
  })

  it.each([
    '0912345678 k gọi được',
    '0912345678 đ gọi',
    'mã số 7912345678 đồng bộ chưa',
    '079123456789 tr ơi',
    '0912345678 đồng',
  ])('is not misled by a word that looks like a unit: %j', (text) => {
    expect(redact(text)).not.toMatch(/\d{9}/)
  })

  it.each([
    'lương 7.500.000 đồng',
    'lương 7500000',
    '15 triệu',
    '15tr một tháng',
    'được 1.366.200.000 đồng',
    '1.366.200.000đ',
    '1500000000 vnđ',
    '1 500 000 000 đồng',
    '2.340.000.000,5 đồng',
    '150.000.000-200.000.000 đồng',
    'từ 7.500.000-8.500.000 một tháng',
    '7.500.000 8.000.000 9.000.000',
    'tài khoản có 15.000.000 đồng',
    'tài khoản có 15000000 đồng',
    'sinh ngày 15/08/1965',
    'sinh ngày 15-08-1965',
    'từ 01.07.2025-31.12.2025',
    '2025-07-01 2026-06-30',
    'các năm 2019 2020 2021',
    'từ 2010 đến 2026',
    'gọi 1900 9068',
    'Điều 64, 41/2024/QH15; 158/2025/NĐ-CP',
    'đóng 15 năm 6 tháng, 3 con',
    'mẫu 14-HSB, C65-HD',
  ])('leaves %j readable', (text) => {
    expect(redact(text)).toBe(text)
  })

  it('leaves no run of nine digits in any text without a currency', () => {
    const piece = fc.constantFrom('a', ' ', '0', '1', '9', '84', '+', '.', '-', ',', 'CCCD', '(', ')')

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(redact(pieces.join(''))).not.toMatch(/\d{9}/)
      }),
    )
  })

  it('changes nothing when done twice', () => {
    const text = 'CCCD 079123456789, sđt 0912345678, mail a@b.vn, thẻ HT3797912345678, otp 123456'

    expect(redact(redact(text))).toBe(redact(text))
  })
})
