import { expect, test } from 'vitest'
import { isLateNow } from '../../../../src/console/ui/late.ts'
import { fromLocalInput, toLocalInput } from '../../../../src/console/ui/times.ts'
import { deskItem } from './desk-items.ts'

const due = Date.parse(deskItem({}).dueAt)

test('a conversation becomes late by the clock, also between two readings of the list', () => {
  const answered = deskItem({ status: 'assigned', firstReplyAt: '2026-11-25T01:01:00.000Z', late: false })

  expect(isLateNow(deskItem({ late: false }), due - 1)).toBe(false)
  expect(isLateNow(deskItem({ late: false }), due + 1)).toBe(true)
  expect(isLateNow(answered, due + 1)).toBe(false)
  expect(isLateNow({ ...answered, task: 'Gửi mẫu đơn' }, due + 1)).toBe(true)
  expect(isLateNow({ ...answered, task: 'Gửi mẫu đơn', result: 'Đã gửi' }, due + 1)).toBe(false)
})

test('a deadline is typed and shown as the clock on the wall in Việt Nam', () => {
  expect(toLocalInput('2026-11-25T01:15:00.000Z')).toBe('2026-11-25T08:15')
  expect(fromLocalInput('2026-11-25T08:15')).toBe('2026-11-25T01:15:00.000Z')
  expect(fromLocalInput('')).toBeUndefined()
})
