import { expect, test } from 'vitest'
import { hourClass, hoursOfDay } from '../../../../../src/analytics/ui/operations/hours-of-day.ts'

const hour = (at: string, available: number | null) => ({ at, conversations: 2, answered: 1, failures: 0, available })

test('days are laid over each other by the hour of Việt Nam', () => {
  // 18:00 UTC is 01:00 in Việt Nam.
  const cells = hoursOfDay([hour('2026-11-01T18:00:00.000Z', 1), hour('2026-11-02T18:00:00.000Z', 0.5)])

  expect(cells).toHaveLength(24)
  expect(cells[1]).toEqual({ hour: 1, available: 0.75, worst: 0.5, conversations: 4 })
})

test('an hour that nobody looked at is not whole, and takes no part in the mean', () => {
  const cells = hoursOfDay([hour('2026-11-01T18:00:00.000Z', 1), hour('2026-11-02T18:00:00.000Z', null)])

  expect(cells[1]?.available).toBe(1)
  expect(cells[2]?.available).toBeNull()
  expect(hourClass(null)).toBe('hatched')
})

test.each([
  [0.89, 'h1'],
  [0.9, 'h2'],
  [0.9899, 'h2'],
  [0.99, 'h3'],
  [1, 'h4'],
])('an availability of %d is of class %s', (available, expected) => {
  expect(hourClass(available)).toBe(expected)
})
