import { expect, test } from 'vitest'
import { freezeDay, isMonth, lastToFreeze, monthsLater } from '../../../../src/analytics/snapshot/month.ts'

test('a month may be frozen eight days after its end, by the days of Việt Nam', () => {
  expect(freezeDay('2026-11')).toBe('2026-12-09')
  expect(freezeDay('2026-12')).toBe('2027-01-09')
  expect(lastToFreeze(new Date('2026-12-08T16:59:59Z'))).toBe('2026-10')
  expect(lastToFreeze(new Date('2026-12-08T17:00:00Z'))).toBe('2026-11')
  expect(lastToFreeze(new Date('2027-01-08T16:59:59Z'))).toBe('2026-11')
})

test('months are counted over years', () => {
  expect(monthsLater('2026-01', -1)).toBe('2025-12')
  expect(monthsLater('2026-11', 14)).toBe('2028-01')
})

test.for(['2026-13', '2026-00', '2026-1', '26-01', '2026-01-01', "2026-01'", ''])('"%s" is no month', (text) => {
  expect(isMonth(text)).toBe(false)
})
