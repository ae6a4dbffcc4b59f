import type pg from 'pg'
import type { Cadence, ExportSchedule, ExportScheduleStore } from '../analytics/export/export-stores.ts'
import type { ExportFormat } from '../analytics/export/export-format.ts'
import type { StaffId } from '../core/ids.ts'
import type { Database } from './database.ts'
import { ADD_EXPORT, exportValues } from './export-jobs.ts'

export function createExportScheduleStore({ pool }: Database): ExportScheduleStore {
  const all = async (where: string, values: unknown[]): Promise<ExportSchedule[]> => {
    const { rows } = await pool.query<ScheduleRow>(
      `select * from survey.export_schedules ${where} order by created_at, id`,
      values,
    )
    return rows.map(scheduleOf)
  }
  return {
    async add({ id, format, filter, outside, reason, cadence, hour, createdBy, createdAt, nextAt }) {
      await pool.query(
        `insert into survey.export_schedules
           (id, format, filter, outside, reason, cadence, hour, created_by, created_at, next_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [id, format, JSON.stringify(filter), outside, reason, cadence, hour, createdBy, createdAt, nextAt],
      )
    },
    list: () => all('', []),
    async remove(id) {
      const { rowCount } = await pool.query('delete from survey.export_schedules where id = $1', [id])
      return rowCount === 1
    },
    due: (now) => all('where next_at <= $1', [now]),
    async advance(schedule, nextAt, job) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const { rowCount } = await client.query(
          'update survey.export_schedules set next_at = $3 where id = $1 and next_at = $2',
          [schedule.id, schedule.nextAt, nextAt],
        )
        const moved = rowCount === 1
        if (moved && job !== undefined) await client.query(ADD_EXPORT, exportValues(job))
        await client.query('commit')
        client.release()
        return moved
      } catch (error) {
        client.release(true)
        throw error
      }
    },
    async frozen(month) {
      const { rowCount } = await pool.query('select 1 from survey.snapshots where month = $1 limit 1', [month])
      return rowCount === 1
    },
  }
}

interface ScheduleRow extends pg.QueryResultRow {
  readonly id: string
  readonly format: ExportFormat
  readonly filter: ExportSchedule['filter']
  readonly outside: boolean
  readonly reason: string
  readonly cadence: Cadence
  readonly hour: number
  readonly created_by: StaffId
  readonly created_at: string
  readonly next_at: string
}

function scheduleOf(row: ScheduleRow): ExportSchedule {
  const { id, format, filter, outside, reason, cadence, hour } = row
  const { created_by: createdBy, created_at: createdAt, next_at: nextAt } = row
  return { id, format, filter, outside, reason, cadence, hour, createdBy, createdAt, nextAt }
}
