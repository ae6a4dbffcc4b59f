import { describe, expect, it } from 'vitest'
import { readMoment, readSeconds, SECONDS_ORIGIN_US } from '../../../../src/rating/import/read-moment.ts'

const at = (iso: string): number => Date.parse(iso) * 1000

describe('a time in an imported file', () => {
  it.each([
    ['2026-11-05T08:30:00+07:00', '2026-11-05T01:30:00Z', 'second'],
    ['2026-11-05T01:30:00Z', '2026-11-05T01:30:00Z', 'second'],
    ['2026-11-05T08:30:00+0700', '2026-11-05T01:30:00Z', 'second'],
    ['2026-11-05 08:30:00', '2026-11-05T01:30:00Z', 'second'],
    ['2026-11-05T08:30', '2026-11-05T01:30:00Z', 'minute'],
    ['05/11/2026 08:30:00', '2026-11-05T01:30:00Z', 'second'],
    ['5/11/2026', '2026-11-04T17:00:00Z', 'day'],
    ['2026-11-05', '2026-11-04T17:00:00Z', 'day'],
    ['29/02/2028', '2028-02-28T17:00:00Z', 'day'],
  ])('reads %s, which without an offset is in Việt Nam', (text, instant, precision) => {
    expect(readMoment(text)).toEqual({ us: at(instant), precision })
  })

  it('keeps fractions to the microsecond', () => {
    expect(readMoment('2026-11-05T00:00:00.999999Z')?.us).toBe(at('2026-11-05T00:00:00Z') + 999_999)
  })

  it.each(['30/02/2026', '2026-13-01', '13/25/2026', '2026-11-05T24:00:00', '1730000000', 'hôm qua', '2026-11-31'])(
    'does not take %s for a time',
    (text) => {
      expect(readMoment(text)).toBeUndefined()
    },
  )

  it('counts seconds from the first of November 2026 in Việt Nam, fractions kept', () => {
    expect(SECONDS_ORIGIN_US).toBe(at('2026-11-01T00:00:00+07:00'))
    expect(readSeconds('1500.4')).toEqual({ us: SECONDS_ORIGIN_US + 1_500_400_000, precision: 'second' })
    expect(readSeconds('0,9')?.us).toBe(SECONDS_ORIGIN_US + 900_000)
    expect(readSeconds('soon')).toBeUndefined()
  })
})
