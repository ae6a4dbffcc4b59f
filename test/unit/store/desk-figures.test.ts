import { expect, it } from 'vitest'
import { ratingMeanOf, type FiguresRow } from '../../../src/store/desk-figures.ts'

const row = (period: 'day' | 'week', rating_n: number, queue = 'chung'): FiguresRow => {
  const none = { handoffs: 1, first_response: null, resolution: null, reopened: 0 }
  return { period, queue, ...none, rating_mean: rating_n === 0 ? null : 4.4444, rating_n }
}

it.each([
  ['no rating', 0, 0, undefined, undefined],
  ['nine', 9, 9, undefined, undefined],
  ['ten, all of today', 10, 10, 4.4, 4.4],
  ['one more on the days before: the week alone', 10, 11, undefined, 4.4],
  ['nine more on the days before: the week alone', 10, 19, undefined, 4.4],
  ['ten more on the days before', 10, 20, 4.4, 4.4],
  ['few today', 3, 40, undefined, 4.4],
])('the board shows a mean of %s', (_what, today, thisWeek, day, week) => {
  const rows = [row('day', today), row('week', thisWeek), row('week', 500, 'another')]

  expect(rows.slice(0, 2).map((one) => ratingMeanOf(one, rows))).toEqual([day, week])
})
