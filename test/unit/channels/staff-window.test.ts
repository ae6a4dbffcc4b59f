import { expect, test } from 'vitest'
import { messengerStaffWindow } from '../../../channels/messenger/staff-window.ts'
import { zaloStaffWindow } from '../../../channels/zalo/staff-window.ts'
import { replyLimits } from '../../../src/assist/reply-limits.ts'
import { createFakeChannel } from '../../support/fake-channel.ts'

const lastCitizenAt = '2026-11-20T01:00:00.000Z'
const WEEK_LATER = '2026-11-27T01:00:00.000Z'
const after = (hours: number): string => new Date(Date.parse(lastCitizenAt) + hours * 3_600_000).toISOString()

test.for([
  ['zalo', zaloStaffWindow, 47, false, undefined],
  ['zalo', zaloStaffWindow, 49, false, '48 giờ'],
  ['zalo', zaloStaffWindow, 169, true, '7 ngày'],
  ['messenger', messengerStaffWindow, 23, false, undefined],
  ['messenger', messengerStaffWindow, 25, false, '24 giờ'],
  ['messenger', messengerStaffWindow, 169, true, '7 ngày'],
] as const)('%s, %i hours after the last message', ([channel, windowOf, hours, closed, words]) => {
  const to = { channel, account: 'a', user: 'u' }

  const window = windowOf({ to, lastCitizenAt, now: after(hours) })

  expect(window).toMatchObject({ endsAt: WEEK_LATER, closed })
  expect(window.hint ?? '').toContain(words ?? '')
  expect(window.hint === undefined).toBe(words === undefined)
})

test('a comment on a page gets one private message, and the officer is told before she writes', () => {
  const to = { channel: 'messenger', account: 'a', user: 'u', thread: 'comment:1_2' }

  const window = messengerStaffWindow({ to, lastCitizenAt, now: after(1) })

  expect(window).toMatchObject({ closed: false, hint: expect.stringContaining('chỉ gửi được một tin riêng') })
})

test('the officer’s name takes its room; a channel that is gone takes nothing', () => {
  const { adapter } = createFakeChannel({ maxTextLength: 500 })
  const question = {
    to: { channel: 'fake', account: 'a', user: 'u' },
    lastCitizenAt,
    now: after(1),
    officer: 'Lan',
    failure: 'công dân đã chặn',
  }

  expect(replyLimits(adapter, question)).toEqual({
    maxLength: 495,
    closed: false,
    hint: 'Tin gần nhất không gửi được: công dân đã chặn.',
  })
  expect(replyLimits(undefined, question)).toMatchObject({ closed: true, hint: expect.any(String) })
})
