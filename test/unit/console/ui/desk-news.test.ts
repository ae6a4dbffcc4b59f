import { expect, test } from 'vitest'
import { isHeard, newsOf } from '../../../../src/console/ui/desk-news.ts'
import { deskItem } from './desk-items.ts'

const mine = deskItem({ id: 'h_m', status: 'assigned', assignedTo: 's_me', unanswered: 0 })

test('opening the desk calls for nothing that was there already', () => {
  expect(newsOf(undefined, [mine, deskItem({})], 's_me')).toEqual([])
})

test.for([
  ['a new one that waits', [mine], [mine, deskItem({ id: 'h_n' })], ['new']],
  ['a message to me', [mine], [deskItem({ ...mine, unanswered: 1 })], ['mine']],
  ['one that a colleague handed to me', [deskItem({ ...mine, assignedTo: 's_other' })], [mine], ['mine']],
  ['one that I took myself', [deskItem({ ...mine, status: 'waiting', unanswered: 0 })], [mine], []],
  ['a message to a colleague', [], [deskItem({ ...mine, assignedTo: 's_other', unanswered: 3 })], []],
  ['nothing new', [mine], [mine], []],
] as const)('%s is news or not', ([, before, after, kinds]) => {
  expect(newsOf(before, after, 's_me').map(({ kind }) => kind)).toEqual(kinds)
})

test('with the sound for mine, a new one is silent unless it is in distress; off is off', () => {
  const fresh = { kind: 'new', item: deskItem({}) } as const
  const distress = { kind: 'new', item: deskItem({ priority: 0 }) } as const

  expect([isHeard(fresh, 'mine'), isHeard(fresh, 'all'), isHeard(distress, 'mine')]).toEqual([false, true, true])
  expect(isHeard(distress, 'off')).toBe(false)
})
