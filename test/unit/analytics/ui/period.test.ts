import { expect, test } from 'vitest'
import { countText, shareText } from '../../../../src/analytics/ui/numbers.ts'
import { lastDays, lastMonth, thisMonth } from '../../../../src/analytics/ui/period.ts'

test('periods are days of Việt Nam, the last one included', () => {
  // Already the 1st in Việt Nam.
  const now = new Date('2026-02-28T18:00:00.000Z')

  expect(lastDays(30, now)).toEqual({ from: '2026-01-31', to: '2026-03-01' })
  expect(thisMonth(now)).toEqual({ from: '2026-03-01', to: '2026-03-01' })
  expect(lastMonth(now)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(lastMonth(new Date('2027-01-15T03:00:00.000Z'))).toEqual({ from: '2026-12-01', to: '2026-12-31' })
})

test('figures are written as in Việt Nam, and a share of nothing is none', () => {
  expect(countText(91296)).toBe('91.296')
  expect(shareText(84448, 84508)).toBe('99,9%')
  expect(shareText(0, 0)).toBe('–')
})
