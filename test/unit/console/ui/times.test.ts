import { expect, test } from 'vitest'
import { dayText, deadlineText, durationText, timeText } from '../../../../src/console/ui/times.ts'

const MINUTE = 60_000

test.for([
  [-5_000, '0 giây'],
  [59_999, '59 giây'],
  [MINUTE, '1 phút'],
  [59 * MINUTE, '59 phút'],
  [60 * MINUTE, '1 giờ'],
  [95 * MINUTE, '1 giờ 35 phút'],
  [50 * 60 * MINUTE, '2 ngày'],
] as const)('%i ms of waiting read "%s"', ([milliseconds, text]) => {
  expect(durationText(milliseconds)).toBe(text)
})

test('times and days are those of Việt Nam, whatever the zone of the screen', () => {
  const now = Date.parse('2026-11-25T01:00:00.000Z')

  expect(timeText('2026-11-24T17:05:00.000Z')).toBe('00:05')
  expect(dayText('2026-11-24T17:05:00.000Z', now)).toBe('Hôm nay')
  expect(dayText('2026-11-24T16:55:00.000Z', now)).toBe('Hôm qua')
  expect(dayText('2026-11-20T01:00:00.000Z', now)).toBe('20/11/2026')
})

test('a deadline of today is its hour, any other says its day', () => {
  const now = Date.parse('2026-11-25T02:00:00Z')

  const [today, tomorrow] = ['2026-11-25T03:00:00Z', '2026-11-26T03:00:00Z'].map((at) => deadlineText(at, now))

  expect({ today, tomorrow }).toEqual({ today: '10:00', tomorrow: '10:00 ngày 26/11' })
})
