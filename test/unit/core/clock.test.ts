import { describe, expect, it } from 'vitest'
import { fixedClock, vietnamDay, vietnamIso, vietnamTime } from '../../../src/core/clock.ts'

describe('the day in Việt Nam', () => {
  it.each([
    ['2026-06-30T16:59:59.999Z', '2026-06-30'],
    ['2026-06-30T17:00:00.000Z', '2026-07-01'],
    ['2026-12-31T16:59:59.999Z', '2026-12-31'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
    ['2028-02-28T17:00:00.000Z', '2028-02-29'],
    ['2026-07-01T00:00:00+07:00', '2026-07-01'],
  ])('at %s is %s', (instant, day) => {
    const at = new Date(instant)

    expect(vietnamDay(at)).toBe(day)
    expect(vietnamTime(at).day).toBe(day)
  })
})

describe('vietnamTime', () => {
  it.each([
    ['2026-11-23T00:30:00Z', 1, 450],
    ['2026-11-27T10:00:00Z', 5, 1020],
    ['2026-11-28T16:59:00Z', 6, 1439],
    ['2026-11-28T17:00:00Z', 7, 0],
  ])('reads weekday and minutes at %s', (instant, weekday, minutes) => {
    const time = vietnamTime(new Date(instant))

    expect(time).toMatchObject({ weekday, minutes })
  })
})

describe('vietnamIso', () => {
  it('writes the offset, to the second', () => {
    const text = vietnamIso(new Date('2026-11-25T17:00:00.987Z'))

    expect(text).toBe('2026-11-26T00:00:00+07:00')
    expect(Date.parse(text)).toBe(Date.parse('2026-11-25T17:00:00Z'))
  })
})

describe('fixedClock', () => {
  it('stands still', () => {
    const clock = fixedClock('2026-06-30T23:59:59+07:00')

    expect(clock.now()).toEqual(clock.now())
    expect(vietnamDay(clock.now())).toBe('2026-06-30')
  })
})
