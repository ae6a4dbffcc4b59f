import { describe, expect, it } from 'vitest'
import { shortTime } from '../../../../../channels/web/widget/short-time.ts'

describe('shortTime', () => {
  const now = new Date(2026, 10, 25, 9, 30)

  it.each([
    [new Date(2026, 10, 25, 8, 5), '08:05'],
    [new Date(2026, 10, 24, 23, 59), '23:59 24/11'],
    [new Date(2025, 10, 25, 8, 5), '08:05 25/11'],
  ])('shows %s as %s', (at, shown) => {
    expect(shortTime(at.toISOString(), now)).toBe(shown)
  })
})
