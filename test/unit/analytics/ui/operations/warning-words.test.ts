import { describe, expect, test } from 'vitest'
import type { WarningRow } from '../../../../../src/analytics/ui/operations/warning-types.ts'
import { warningDay } from '../../../../../src/analytics/ui/operations/warning-week.ts'
import { isComparable, raised, rowSentence } from '../../../../../src/analytics/ui/operations/warning-words.ts'

const row: WarningRow = {
  key: '79',
  name: 'Thành phố Hồ Chí Minh',
  state: 'alarm',
  persons: 210,
  hit: 45,
  rate: 0.214286,
  low: 0.1642,
  high: 0.2746,
  ratio: 2.1,
  adjustedP: 0.0004,
  before: true,
}

describe('an early warning', () => {
  test('names count, basis, interval, comparison and chance', () => {
    expect(rowSentence(row).replaceAll('\u00a0', ' ')).toBe(
      '45 trong 210 người, 21,4 % (16,4–27,5 %), gấp 2,10 lần phần còn lại; p < 0,001 đã hiệu chỉnh; tuần trước cũng cao hơn',
    )
  })

  test('whose figures are hidden tells none of them', () => {
    expect(rowSentence({ ...row, hit: null, rate: null, low: null, high: null, ratio: null })).not.toMatch(/\d/)
  })

  test('is one only in the states alarm and watch', () => {
    const rows = (['alarm', 'watch', 'none', 'few'] as const).map((state) => ({ ...row, state }))

    expect(raised({ rows }).map(({ state }) => state)).toEqual(['alarm', 'watch'])
  })

  test('of provinces is not given where more than half of the places are unknown', () => {
    expect([null, 0.5, 0.51].map((unknownShare) => isComparable({ unknownShare }))).toEqual([true, true, false])
  })
})

test.each([
  ['2026-11-30', '2026-11-26', '2026-11-19'],
  ['2026-10-31', '2026-11-26', '2026-10-31'],
  ['2026-10-31', '2026-11-02', '2026-10-26'],
])('period to %s, today %s: the week of %s', (last, today, expected) => {
  expect(warningDay(last, today)).toBe(expected)
})
