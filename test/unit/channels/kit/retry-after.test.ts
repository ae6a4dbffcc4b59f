import { expect, test } from 'vitest'
import { retryAfterMs } from '../../../../channels/kit/retry-after.ts'

const now = new Date('2026-11-25T08:00:00.000Z')

test.each([
  ['7', 7000],
  [' 0 ', 0],
  ['1.5', 1500],
  ['999999', 3_600_000],
  ['Wed, 25 Nov 2026 08:00:30 GMT', 30_000],
  ['Wed, 25 Nov 2026 07:00:00 GMT', 0],
  ['-5', undefined],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After %j is %j ms', (value, expected) => {
  expect(retryAfterMs(value, now)).toBe(expected)
})
