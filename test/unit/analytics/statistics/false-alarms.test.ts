import { describe, expect, it } from 'vitest'
import { falseAlarms } from '../../../../src/analytics/statistics/false-alarms.ts'

describe('falseAlarms', () => {
  it('expects 1,993 false alarms a year at 5 %, 40 at 0.1 % (survey method §4)', () => {
    expect(Math.round(falseAlarms(3321 * 12, 0.05).expected)).toBe(1993)
    expect(Math.round(falseAlarms(3321 * 12, 0.001).expected)).toBe(40)
  })
})
