import { expect, test } from 'vitest'
import { targetsOf } from '../../../../src/console/ui/merge-targets.ts'
import { deskItem } from './desk-items.ts'

const open = [
  { ...deskItem({ id: 'h_this' }), assignedTo: 's_me' as const, status: 'assigned' as const },
  { ...deskItem({ id: 'h_same' }), status: 'waiting' as const },
  { ...deskItem({ id: 'h_other' }), status: 'waiting' as const },
  { ...deskItem({ id: 'h_held' }), assignedTo: 's_other' as const, status: 'assigned' as const },
]
const found = [{ handoff: 'h_same' }, { handoff: 'h_this' }, {}]

test.each([
  { role: 'officer', same: ['h_same'], others: ['h_other'] },
  { role: 'supervisor', same: ['h_same'], others: ['h_other', 'h_held'] },
] as const)('a $role merges into what they may, the same citizen first', ({ role, same, others }) => {
  const staff = { id: 's_me', displayName: 'Cán bộ', role } as const

  const targets = targetsOf(open, found, { from: 'h_this', staff })

  expect(targets.same.map(({ id }) => id)).toEqual(same)
  expect(targets.others.map(({ id }) => id)).toEqual(others)
})
