import { expect, test } from 'vitest'
import { keepSame } from '../../../../src/console/ui/keep-same.ts'

test('what did not change stays the same object, and so does a list in which nothing changed', () => {
  const old = [
    { id: 'a', n: 1 },
    { id: 'b', n: 1 },
  ]

  const fresh = keepSame(old, [
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
    { id: 'c', n: 1 },
  ])

  expect(fresh[0]).toBe(old[0])
  expect(fresh[1]).not.toBe(old[1])
  expect(keepSame(old, structuredClone(old))).toBe(old)
})
