import { describe, expect, test } from 'vitest'
import {
  bytesText,
  countText,
  decimalText,
  intervalText,
  maskedText,
  percentText,
  pValueText,
  secondsText,
  shareText,
  signedPoints,
} from '../../../../src/analytics/ui/numbers.ts'

/** A blank that keeps number and unit in one line. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('figures as they are written in Việt Nam', () => {
  test.each([
    [countText(91296), '91.296'],
    [countText(1234), '1.234'],
    [countText(0), '0'],
    [percentText(0.8534), '85,3 %'],
    [percentText(1), '100,0 %'],
    [intervalText(0.709381, 0.786649), '70,9–78,7 %'],
    [shareText(84448, 84508), '99,9 %'],
    [decimalText(10.5259), '10,53'],
    [signedPoints(0.012), '+1,2'],
    [signedPoints(-0.051667), '−5,2'],
    [pValueText(0.011357), 'p = 0,011'],
    [pValueText(0.0000004), 'p < 0,001'],
    [secondsText(1.44), '1,4 giây'],
    [secondsText(210), '4 phút'],
    [secondsText(9800), '2,7 giờ'],
    [bytesText(5_230_000), '5,2 MB'],
    [bytesText(0), '0 B'],
  ])('%s', (written, expected) => {
    expect(plain(written)).toBe(expected)
  })

  test('a difference that rounds to nothing has no sign', () => {
    expect(signedPoints(-0.0003)).toBe('0,0')
  })

  test('a number and its unit never part at the end of a line', () => {
    expect(percentText(0.5)).toBe('50,0\u00a0%')
  })
})

describe('what may not be shown', () => {
  test('a count that the server hides claims no size, a share is none', () => {
    expect(maskedText(null)).toBe('ẩn')
    expect(percentText(null)).toBe('–')
    expect(intervalText(null, 0.9)).toBe('–')
    expect(secondsText(null)).toBe('–')
  })

  test('a share of nothing, or of something hidden, is no share', () => {
    expect(shareText(0, 0)).toBe('–')
    expect(shareText(null, 40)).toBe('–')
  })
})
