import { randomUUID } from 'node:crypto'
import { vietnamDay } from '../../core/clock.ts'
import { endedPeriod, monthSettled, nextRun, sameHourTomorrow } from './export-schedule.ts'
import type { ExportScheduleStore } from './export-stores.ts'

/** Queues what schedules ask for by now; two instances that do it at once queue it once. Returns how many. */
export async function queueDueExports(schedules: ExportScheduleStore, now: Date): Promise<number> {
  let queued = 0
  for (const schedule of await schedules.due(now.toISOString())) {
    const { cadence, hour, format, filter, outside, reason, createdBy } = schedule
    // Of the time that it was for, not of now: a program that was off makes up the period that it missed.
    const period = endedPeriod(cadence, vietnamDay(cadence === 'monthly' ? now : new Date(schedule.nextAt)))
    if (cadence === 'monthly') {
      const frozen = await schedules.frozen(period.to.slice(0, 7))
      if (!monthSettled(period, vietnamDay(now), frozen)) {
        await schedules.advance(schedule, sameHourTomorrow(hour, now))
        continue
      }
    }
    const moved = await schedules.advance(schedule, nextRun(cadence, hour, now), {
      id: `x_${randomUUID().replaceAll('-', '')}`,
      format,
      filter: { ...filter, ...period },
      outside,
      reason,
      requestedBy: createdBy,
      scheduleId: schedule.id,
      createdAt: now.toISOString(),
    })
    if (moved) queued += 1
  }
  return queued
}
