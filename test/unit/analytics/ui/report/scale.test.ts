import { expect, test } from 'vitest'
import { scaleOf } from '../../../../../src/analytics/ui/report/scale.ts'

const figure = (low: number) => ({ value: low + 0.03, low, high: low + 0.06, n: 400, tier: 'full' }) as const

test('the scale begins at the ten points below the lowest interval and ends at 100 %', () => {
  const { low, ticks } = scaleOf([figure(0.742), figure(0.88)])

  expect(low).toBe(0.7)
  expect(ticks).toEqual([0.7, 0.8, 0.9, 1])
})

test('a long scale has fewer ticks', () => {
  expect(scaleOf([figure(0.31)]).ticks).toEqual([0.4, 0.6, 0.8, 1])
})

test('what is hidden does not stretch the scale, and without figures it shows both targets', () => {
  const hidden = { value: null, low: null, high: null, n: null, tier: 'hidden' } as const

  expect(scaleOf([hidden]).low).toBe(0.8)
})

test('places rise with the share and stay inside', () => {
  const { at } = scaleOf([figure(0.742)])

  expect(at(0.7)).toBeGreaterThanOrEqual(0)
  expect(at(0.8)).toBeLessThan(at(0.9))
  expect(at(1)).toBeLessThanOrEqual(100)
  expect(at(0.2)).toBe(at(0.7))
})
