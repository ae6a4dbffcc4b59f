import { describe, expect, test } from 'vitest'
import { changeWords } from '../../../../src/analytics/ui/change-words.ts'
import { basisText, figureSentence, valueText } from '../../../../src/analytics/ui/figure-words.ts'
import { filterWords } from '../../../../src/analytics/ui/filters/filter-words.ts'
import { dayText, firstDay, lastDay, monthsText } from '../../../../src/analytics/ui/months.ts'
import { asOfText } from '../../../../src/analytics/ui/times.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('a change', () => {
  const change = { points: 0.012, low: -0.001, high: 0.025, p: 0.068, significant: false }

  test.each([
    [change, 'tăng 1,2 điểm phần trăm, chưa có ý nghĩa thống kê'],
    [{ ...change, points: -0.051667, significant: true }, 'giảm 5,2 điểm phần trăm, có ý nghĩa thống kê'],
    [{ ...change, points: 0.0002 }, 'không đổi (dưới 0,1 điểm phần trăm)'],
  ])('is never named without its significance: %o', (given, expected) => {
    expect(changeWords(given)).toBe(expected)
  })
})

describe('a figure', () => {
  const full = { value: 0.864, low: 0.858, high: 0.87, n: 12847, tier: 'full' } as const
  const hidden = { value: null, low: null, high: null, n: null, tier: 'hidden' } as const

  test('has its interval and its basis in one sentence', () => {
    expect(plain(figureSentence(full))).toBe('86,4 % (khoảng tin cậy 95 % 85,8–87,0 %, n = 12.847)')
  })

  test('of few ratings says that it is indicative', () => {
    expect(figureSentence({ ...full, n: 44, tier: 'indicative' })).toContain('chỉ để tham khảo')
  })

  test('that is hidden says why', () => {
    expect(valueText({ ...hidden, why: 'few_ratings' })).toBe('chưa đủ mẫu (n < 30)')
    expect(valueText({ ...hidden, why: 'few_persons' })).toBe('chưa đủ mẫu (dưới 20 người)')
    expect(valueText({ ...hidden, why: 'secondary' })).toContain('ẩn')
  })

  test('whose count is hidden does not claim to be small, whatever hid it', () => {
    expect(basisText(hidden)).toBe('ẩn')
    expect(basisText(full)).toBe('12.847')
  })

  test('is hidden by its tier even where a value slipped in', () => {
    expect(valueText({ ...full, tier: 'hidden' })).toBe('chưa đủ mẫu (n < 30)')
  })
})

describe('periods and filters', () => {
  test('months end with their last day, in leap years too', () => {
    expect([firstDay('2028-02'), lastDay('2028-02'), lastDay('2026-12')]).toEqual([
      '2028-02-01',
      '2028-02-29',
      '2026-12-31',
    ])
  })

  test('are told in words', () => {
    expect(monthsText(['2026-10'])).toBe('tháng 10/2026')
    expect(monthsText(['2026-08', '2026-09', '2026-10'])).toBe('từ tháng 8/2026 đến tháng 10/2026')
    expect(dayText('2026-11-05')).toBe('05/11/2026')
  })

  test('times are those of Việt Nam', () => {
    expect(asOfText('2026-11-25T18:05:00.000Z')).toBe('01:05 ngày 26/11/2026')
    expect(asOfText('2026-11-25')).toBe('hết ngày 25/11/2026')
  })

  test('a filter is told with its words, an unknown code as it is', () => {
    const lists = { months: [], provinces: [{ code: '01', name: 'Hà Nội', region: 'R2' }], regions: [] }

    expect(filterWords(lists, { province: ['01'], channel: ['x'] }, ['2026-10'])).toBe(
      'Kỳ: tháng 10/2026 · Tỉnh, thành phố: Hà Nội · Kênh: x',
    )
    expect(filterWords(lists, {}, ['2026-10'])).toBe('Kỳ: tháng 10/2026 · toàn quốc, mọi kênh')
  })
})
