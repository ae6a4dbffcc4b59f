import { describe, expect, test } from 'vitest'
import { frozenByText, frozenFigure } from '../../../../../src/analytics/ui/snapshots/snapshot-words.ts'

describe('a frozen month', () => {
  test('says who froze it: a person by name, the program by how it came to it', () => {
    expect(frozenByText({ frozenBy: 's_1', frozenByName: 'Chuyên viên A' })).toBe('Chuyên viên A')
    expect(frozenByText({ frozenBy: 'schedule' })).toBe('Tự động')
    expect(frozenByText({ frozenBy: 'command line' })).toBe('Từ máy chủ')
  })

  test.each([
    [29, 29, 'few_ratings', null],
    [40, 19, 'few_persons', null],
    [40, 40, undefined, 0.9],
  ])('of %i ratings of %i persons follows the thresholds of the report', (n, persons, why, value) => {
    expect(frozenFigure({ value: 0.9, low: 0.8, high: 0.95, n, persons })).toMatchObject({
      value,
      ...(why === undefined ? { tier: 'indicative' } : { tier: 'hidden', why }),
    })
  })
})
