import { describe, expect, it } from 'vitest'
import type { CallbackTime } from '../../../src/core/callback.ts'
import { callbackDue } from '../../../src/handoff/callback-due.ts'
import { dueText } from '../../../src/handoff/spoken-time.ts'
import { faultlessHotline } from '../../support/small-dialogue.ts'

describe('a call is due', () => {
  it.each([
    // 2026-11-25 is a Wednesday; Monday, 2026-11-30, is a holiday of this desk.
    ['on a working morning, before noon', '2026-11-25T09:00', 'any', '12:00 thứ Tư, 25/11'],
    ['late in the morning, in the afternoon', '2026-11-25T11:45', 'any', '17:00 thứ Tư, 25/11'],
    ['at lunch, for the morning: tomorrow', '2026-11-25T12:30', 'morning', '12:00 thứ Năm, 26/11'],
    ['in the morning, for the afternoon', '2026-11-25T09:00', 'afternoon', '17:00 thứ Tư, 25/11'],
    ['near the end of the day, tomorrow', '2026-11-25T16:40', 'any', '12:00 thứ Năm, 26/11'],
    ['at night, the next morning', '2026-11-25T22:00', 'any', '12:00 thứ Năm, 26/11'],
    ['before the desk opens, that morning', '2026-11-25T05:00', 'morning', '12:00 thứ Tư, 25/11'],
    ['on a Friday evening, after weekend and holiday', '2026-11-27T18:00', 'any', '12:00 thứ Ba, 01/12'],
  ] satisfies [string, string, CallbackTime, string][])('%s', (_name, now, time, expected) => {
    const due = callbackDue(faultlessHotline, new Date(`${now}:23.456+07:00`), time)

    expect(dueText(due)).toBe(expected)
    expect(due.getTime() % 60_000).toBe(0)
  })

  it('within a day where the desk opens on no day: a mistake of the settings must not lose the call', () => {
    const due = callbackDue({ ...faultlessHotline, weekdays: [] }, new Date('2026-11-25T02:00:00.000Z'), 'any')

    expect(due.toISOString()).toBe('2026-11-26T02:00:00.000Z')
  })
})
