import { expect, test } from 'vitest'
import { inOrder, whoseIs } from '../../../../src/console/ui/board/open-order.ts'
import type { DeskItem } from '../../../../src/console/ui/desk-types.ts'

const item = (id: string, more: Partial<DeskItem>): DeskItem => ({
  id: `h_${id}`,
  conversationId: 'c_1',
  reason: 'asked',
  status: 'waiting',
  queue: 'chung',
  priority: 2,
  summary: id,
  openedAt: '2026-11-26T01:00:00.000Z',
  dueAt: '2026-11-26T01:15:00.000Z',
  channel: 'web',
  lastMessageAt: '2026-11-26T01:00:00.000Z',
  unanswered: 1,
  tags: [],
  language: 'vi',
  viewers: [],
  ...more,
})

test('the board shows distress first, then what is late, then what nobody has, the oldest of each first', () => {
  const items = [
    item('held', { status: 'assigned', assignedTo: 's_1' }),
    item('new', { openedAt: '2026-11-26T02:00:00.000Z' }),
    item('old', {}),
    item('late', { status: 'assigned', assignedTo: 's_1', late: true }),
    item('distress', { priority: 0, openedAt: '2026-11-26T03:00:00.000Z' }),
  ]

  expect(inOrder(items).map(({ summary }) => summary)).toEqual(['distress', 'late', 'old', 'new', 'held'])
})

test('the board narrows to those that nobody has, that are late, or that one officer holds', () => {
  const held = item('held', { status: 'assigned', assignedTo: 's_1', late: true })

  const found = ['', 'waiting', 'late', 's_1', 's_2'].map((whose) => whoseIs(held, whose))

  expect(found).toEqual([true, false, true, true, false])
})
