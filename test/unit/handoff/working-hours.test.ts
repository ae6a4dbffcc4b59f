import { describe, expect, it } from 'vitest'
import { afterWorkingMinutes, isDeskOpen, nextOpening } from '../../../src/handoff/working-hours.ts'
import { faultlessHotline as hotline } from '../../support/small-dialogue.ts'

const at = (text: string): Date => new Date(`${text}+07:00`)

describe('isDeskOpen', () => {
  it.each([
    ['Wednesday at the first minute', '2026-11-25T07:30', true],
    ['Wednesday a minute before', '2026-11-25T07:29:59', false],
    ['Wednesday at noon', '2026-11-25T12:00', true],
    ['Wednesday in the last minute', '2026-11-25T16:59:59', true],
    ['Wednesday at closing', '2026-11-25T17:00', false],
    ['Saturday', '2026-11-28T10:00', false],
    ['Sunday', '2026-11-29T10:00', false],
    ['a public holiday on a Wednesday', '2026-09-02T10:00', false],
  ])('knows %s', (_name, time, open) => {
    expect(isDeskOpen(hotline, at(time))).toBe(open)
  })

  it('goes by the time in Việt Nam, not the server’s', () => {
    expect(isDeskOpen(hotline, new Date('2026-11-25T00:30:00Z'))).toBe(true)
    expect(isDeskOpen(hotline, new Date('2026-11-25T10:00:00Z'))).toBe(false)
  })
})

describe('nextOpening', () => {
  it.each([
    ['before opening: today', '2026-11-25T06:00', '07:30 thứ Tư, 25/11'],
    ['just after midnight: today', '2026-11-26T00:00', '07:30 thứ Năm, 26/11'],
    ['in the evening: tomorrow', '2026-11-25T18:00', '07:30 thứ Năm, 26/11'],
    ['on Friday evening: Monday', '2026-12-04T17:00', '07:30 thứ Hai, 07/12'],
    ['on Saturday: Monday', '2026-12-05T09:00', '07:30 thứ Hai, 07/12'],
    ['on Friday evening before a free Monday: Tuesday', '2026-11-27T18:00', '07:30 thứ Ba, 01/12'],
    ['on a holiday: the day after', '2026-09-02T09:00', '07:30 thứ Năm, 03/09'],
    ['early on a holiday: the day after', '2026-09-02T05:00', '07:30 thứ Năm, 03/09'],
    ['on the evening before a holiday: after it', '2026-09-01T20:00', '07:30 thứ Năm, 03/09'],
    ['over the end of the year', '2026-12-31T20:00', '07:30 thứ Sáu, 01/01'],
  ])('%s', (_name, time, opening) => {
    expect(nextOpening(hotline, at(time))).toBe(opening)
  })

  it('says the hour alone where the desk opens on no day', () => {
    expect(nextOpening({ ...hotline, weekdays: [] }, at('2026-11-25T18:00'))).toBe('07:30')
  })
})

describe('afterWorkingMinutes', () => {
  it.each([
    ['within the day', '2026-11-25T10:00', '2026-11-25T10:15'],
    ['over the evening: the rest after the desk opens', '2026-11-25T16:55', '2026-11-26T07:40'],
    ['from the night: counted from the opening', '2026-11-25T22:00', '2026-11-26T07:45'],
    ['over a weekend and a holiday', '2026-11-27T17:00', '2026-12-01T07:45'],
  ])('%s', (_name, from, due) => {
    expect(afterWorkingMinutes(hotline, at(from), 15)).toEqual(at(due))
  })

  it('runs by the clock where the desk opens on no day', () => {
    expect(afterWorkingMinutes({ ...hotline, weekdays: [] }, at('2026-11-25T18:00'), 15)).toEqual(
      at('2026-11-25T18:15'),
    )
  })
})
