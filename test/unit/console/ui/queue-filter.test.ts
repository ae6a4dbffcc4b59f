import { expect, test } from 'vitest'
import { beside, groupsOf, idsOf } from '../../../../src/console/ui/queue-filter.ts'
import { deskItem } from './desk-items.ts'

const any = { whose: 'all', queue: '', channel: '' } as const
const open = [
  deskItem({ id: 'h_1' }),
  deskItem({ id: 'h_2', status: 'assigned', assignedTo: 's_me', channel: 'zalo' }),
  deskItem({ id: 'h_3', status: 'assigned', assignedTo: 's_other', queue: 'bhyt' }),
]

test.for([
  [any, ['h_2', 'h_1', 'h_3']],
  [{ ...any, whose: 'mine' }, ['h_2']],
  [{ ...any, whose: 'waiting' }, ['h_1']],
  [{ ...any, channel: 'web' }, ['h_1', 'h_3']],
  [{ ...any, queue: 'bhyt' }, ['h_3']],
  [{ ...any, whose: 'resolved' }, ['h_9']],
] as const)('the filter %j shows %j', ([filter, ids]) => {
  const groups = groupsOf(open, [deskItem({ id: 'h_9', status: 'resolved' })], filter, 's_me')

  expect(idsOf(groups)).toEqual(ids)
})

test('the keys walk the list as it stands on the screen and stop at its ends', () => {
  const ids = ['a', 'b', 'c']

  expect(beside(ids, 'a', 1)).toBe('b')
  expect(beside(ids, 'c', 1)).toBeUndefined()
  expect(beside(ids, undefined, 1)).toBe('a')
  expect(beside(ids, 'gone', -1)).toBe('c')
})
