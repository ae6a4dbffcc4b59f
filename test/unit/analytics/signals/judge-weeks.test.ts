import { expect, test } from 'vitest'
import type { WeekCount } from '../../../../src/analytics/signals/contract.ts'
import { judgeWeeks } from '../../../../src/analytics/signals/judge-weeks.ts'

const WEEK = '2026-11-16'
const BEFORE = '2026-11-09'

function counted(key: string, hit: number, persons: number, week = WEEK): WeekCount {
  return { key, week, hit, persons }
}

/** Two calm neighbours: 40 of 800. */
const calm = (week = WEEK): WeekCount[] => [counted('01', 20, 400, week), counted('04', 20, 400, week)]

const stateOf = (counts: readonly WeekCount[], key: string) => judgeWeeks(counts, WEEK).find((row) => row.key === key)

test('one week at 99 % is an alarm, with its rate, interval and how many times the others', () => {
  const row = stateOf([...calm(), counted('79', 20, 100)], '79')

  // 20 of 100 against 40 of 800; Wilson of 20/100.
  expect(row).toMatchObject({ state: 'alarm', persons: 100, hit: 20, rate: 0.2, ratio: 4, before: false })
  expect(row?.low).toBeCloseTo(0.133367, 6)
  expect(row?.high).toBeCloseTo(0.288829, 6)
})

test('a weaker finding is watched, and an alarm only in the second week in a row', () => {
  // P(X ≥ 14 | 54, 120/920) = 0.008079; times three comparisons: 0.024, more than 1 % and less than 5 %.
  const weaker = [...calm(), counted('79', 14, 120)]
  expect(stateOf(weaker, '79')).toMatchObject({ state: 'watch', before: false })
  expect(stateOf(weaker, '79')?.adjustedP).toBeCloseTo(3 * 0.008078847, 7)

  const twice = [...weaker, ...calm(BEFORE), counted('79', 14, 120, BEFORE)]
  expect(stateOf(twice, '79')).toMatchObject({ state: 'alarm', before: true })

  const otherwise = [...weaker, ...calm(BEFORE), counted('79', 6, 120, BEFORE)]
  expect(stateOf(otherwise, '79')?.before).toBe(false)
})

test('fewer than ten persons with the finding are no signal, however high the rate, and stay unsaid', () => {
  const row = stateOf([...calm(), counted('79', 9, 9), counted('80', 3, 40)], '79')

  expect(row).toEqual({
    key: '79',
    state: 'few',
    persons: null,
    hit: null,
    rate: null,
    low: null,
    high: null,
    ratio: null,
    adjustedP: null,
    before: false,
  })
  expect(stateOf([...calm(), counted('79', 10, 11), counted('80', 3, 40)], '79')?.state).toBe('alarm')
})

test('a single hidden row could be calculated from the ratios of the others: a second one is hidden', () => {
  const rows = judgeWeeks([...calm(), counted('79', 30, 400), counted('80', 3, 40)], WEEK)

  expect(rows.filter((row) => row.hit === null).map((row) => row.key)).toEqual(['01', '80'])
  const pair = judgeWeeks([...calm(), counted('80', 3, 40), counted('82', 4, 40)], WEEK)
  expect(pair.filter((row) => row.hit === null).map((row) => row.key)).toEqual(['80', '82'])
})

test('less than elsewhere is no signal', () => {
  expect(stateOf([...calm(), counted('79', 10, 800)], '79')?.state).toBe('none')
})

test('many areas make a chance finding likely: what one area alone would raise, forty do not', () => {
  const alone = [counted('01', 400, 8_000), counted('79', 16, 160)]
  expect(stateOf(alone, '79')?.state).not.toBe('none')

  const others = Array.from({ length: 40 }, (_, n) => counted(`p${n}`, 10, 200))
  expect(stateOf([...others, counted('79', 16, 160)], '79')?.state).toBe('none')
})

test('those whose place is not known are among the others, but are no place', () => {
  const row = stateOf([...calm(), counted('', 300, 400)], '')

  expect(row).toMatchObject({ state: 'none', hit: 300, rate: 0.75, ratio: null, adjustedP: null })
})

test('nothing counted, nothing found; another week is not this one', () => {
  expect(judgeWeeks([], WEEK)).toEqual([])
  expect(judgeWeeks(calm(BEFORE), WEEK)).toEqual([])
  expect(stateOf([counted('79', 20, 100)], '79')?.state).toBe('none')
})
