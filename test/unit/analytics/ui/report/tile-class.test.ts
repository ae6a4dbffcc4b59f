import { expect, test } from 'vitest'
import { tileClass, tileClasses } from '../../../../../src/analytics/ui/report/tile-class.ts'

test.each([
  [0, 'c1'],
  [0.7999, 'c1'],
  [0.8, 'c2'],
  [0.8499, 'c2'],
  [0.85, 'c3'],
  [0.8999, 'c3'],
  [0.9, 'c4'],
  [0.95, 'c5'],
  [1, 'c5'],
])('a share of %d is of class %s: the targets are borders', (value, expected) => {
  expect(tileClass(value)).toBe(expected)
})

test('what is not shown is hatched, in no class', () => {
  expect(tileClasses.map(({ id }): string => id)).not.toContain(tileClass(null))
})
