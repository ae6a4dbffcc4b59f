import { describe, expect, test } from 'vitest'
import { endedPeriod, monthSettled, nextRun } from '../../../../src/analytics/export/export-schedule.ts'
import { queueDueExports } from '../../../../src/analytics/export/queue-due-exports.ts'
import type { ExportSchedule, NewExport } from '../../../../src/analytics/export/export-stores.ts'

describe('the period that has ended', () => {
  test.for([
    ['daily', '2026-11-01', '2026-10-31', '2026-10-31'],
    ['weekly', '2026-11-25', '2026-11-16', '2026-11-22'],
    ['weekly', '2026-11-23', '2026-11-16', '2026-11-22'],
    ['weekly', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['monthly', '2027-01-01', '2026-12-01', '2026-12-31'],
    ['monthly', '2028-03-31', '2028-02-01', '2028-02-29'],
  ] as const)('%s on %s', ([cadence, today, from, to]) => {
    expect(endedPeriod(cadence, today)).toEqual({ from, to })
  })
})

test.for([
  ['daily', 6, '2026-11-24T22:00:00Z', '2026-11-24T23:00:00.000Z'],
  ['daily', 6, '2026-11-24T23:00:00Z', '2026-11-25T23:00:00.000Z'],
  ['weekly', 0, '2026-11-25T05:00:00Z', '2026-11-29T17:00:00.000Z'],
  ['monthly', 23, '2026-11-25T05:00:00Z', '2026-12-01T16:00:00.000Z'],
] as const)('%s at %i o’clock in Việt Nam, seen from %s', ([cadence, hour, now, next]) => {
  expect(nextRun(cadence, hour, new Date(now))).toBe(next)
})

test('a month is settled when it is frozen, or when more than eight days of the next have gone', () => {
  const october = { from: '2026-10-01', to: '2026-10-31' }
  expect([
    monthSettled(october, '2026-11-08', false),
    monthSettled(october, '2026-11-09', false),
    monthSettled(october, '2026-11-02', true),
  ]).toEqual([false, true, true])
})

test('a monthly export waits day by day until the month is settled, then is of that whole month', async () => {
  let schedule: ExportSchedule = {
    id: 'p_1',
    format: 'csv',
    filter: { channels: ['zalo'] },
    outside: false,
    reason: 'Báo cáo tháng gửi Vụ',
    cadence: 'monthly',
    hour: 6,
    createdBy: 's_hoa',
    createdAt: '2026-10-20T00:00:00.000Z',
    nextAt: '2026-10-31T23:00:00.000Z',
  }
  const queued: NewExport[] = []
  const store = {
    add: async () => undefined,
    list: async () => [],
    remove: async () => false,
    frozen: async () => false,
    due: async (now: string) => (schedule.nextAt <= now ? [schedule] : []),
    async advance(_schedule: ExportSchedule, nextAt: string, job?: NewExport) {
      schedule = { ...schedule, nextAt }
      if (job !== undefined) queued.push(job)
      return true
    },
  }

  for (let day = 1; day <= 20; day += 1) {
    await queueDueExports(store, new Date(`2026-11-${String(day).padStart(2, '0')}T06:00:00+07:00`))
    expect(queued).toHaveLength(day < 9 ? 0 : 1)
  }

  expect(queued[0]).toMatchObject({
    filter: { channels: ['zalo'], from: '2026-10-01', to: '2026-10-31' },
    scheduleId: 'p_1',
  })
  expect(schedule.nextAt).toBe('2026-11-30T23:00:00.000Z')
})
