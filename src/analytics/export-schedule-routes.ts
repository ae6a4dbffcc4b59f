import { randomUUID } from 'node:crypto'
import type { Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import { AppError } from '../core/errors.ts'
import { exportFilter, exportFilterFields } from './export-filter.ts'
import { formatField, reasonField, type ExportRouteParts } from './export-route-parts.ts'
import { filterText } from './export/export-facts.ts'
import { nextRun } from './export/export-schedule.ts'
import { cadences } from './export/export-stores.ts'

const HOUR = 'Giờ là số nguyên từ 0 đến 23.'
const { from: _from, to: _to, ...lists } = exportFilterFields

const input = z.object({
  format: formatField,
  filter: z.object(lists).default({}),
  reason: reasonField,
  outside: z.boolean('outside là true hoặc false.').default(false),
  cadence: z.enum(cadences, 'Nhịp cần là daily, weekly hoặc monthly.'),
  hour: z.int(HOUR).min(0, HOUR).max(23, HOUR).default(6),
})

/** Exports that are made by themselves, each of the period that has ended. */
export function addScheduleRoutes(router: Router, parts: ExportRouteParts): void {
  const { auth, stores, clock } = parts
  const guard = auth.requireStaff('exports')
  router.get('/schedules', guard, async (_req, res) => {
    res.json({ schedules: await stores.exportSchedules.list() })
  })
  router.post('/schedules', guard, async (req, res) => {
    const { format, reason, outside, cadence, hour, filter: given } = readInput(input, req.body)
    const { from: _day, to: _end, ...filter } = exportFilter(given, parts)
    const now = clock.now()
    const schedule = {
      id: `p_${randomUUID().replaceAll('-', '')}`,
      format,
      filter,
      outside,
      reason,
      cadence,
      hour,
      createdBy: auth.current(res).staff.id,
      createdAt: now.toISOString(),
      nextAt: nextRun(cadence, hour, now),
    }
    const detail = { format, cadence, hour, outside, reason, filter: filterText({ from: '', to: '', ...filter }) }
    await auth.record(res, 'export-schedule-create', schedule.id, detail)
    await stores.exportSchedules.add(schedule)
    res.status(201).json(schedule)
  })
  router.delete('/schedules/:id', guard, async (req, res) => {
    const id = String(req.params['id'])
    if (!(await stores.exportSchedules.remove(id))) throw new AppError('not_found', 'Không có lịch xuất dữ liệu này.')
    await auth.record(res, 'export-schedule-remove', id)
    res.status(204).end()
  })
}
