import type pg from 'pg'
import type { ExportEnd, ExportJob, ExportJobStore, NewExport } from '../analytics/export/export-stores.ts'
import type { ExportFormat } from '../analytics/export/export-format.ts'
import type { SurveyFilter } from '../analytics/contract.ts'
import type { StaffId } from '../core/ids.ts'
import type { Database } from './database.ts'

const SELECT = `select e.*, s.display_name from survey.exports e left join staff s on s.id = e.requested_by`

const TAKE = `update survey.exports set state = 'running', lease_until = $2, attempts = attempts + 1, rows = 0
where id = (
  select id from survey.exports where state = 'queued' or (state = 'running' and lease_until < $1)
  order by created_at limit 1 for update skip locked
) returning *`

export const ADD_EXPORT = `insert into survey.exports
  (id, format, filter, reason, requested_by, schedule_id, state, created_at, outside)
values ($1, $2, $3, $4, $5, $6, 'queued', $7, $8)`

export function exportValues(job: NewExport): unknown[] {
  const { id, format, filter, reason, requestedBy, scheduleId = null, createdAt, outside } = job
  return [id, format, JSON.stringify(filter), reason, requestedBy, scheduleId, createdAt, outside]
}

export function createExportJobStore({ pool }: Database): ExportJobStore {
  const one = async (text: string, values: unknown[]): Promise<JobRow | undefined> =>
    (await pool.query<JobRow>(text, values)).rows[0]
  return {
    async add(job) {
      await pool.query(ADD_EXPORT, exportValues(job))
    },
    async list(limit) {
      const { rows } = await pool.query<JobRow>(`${SELECT} order by e.created_at desc, e.id limit $1`, [limit])
      return rows.map(jobOf)
    },
    async find(id) {
      const row = await one(`${SELECT} where e.id = $1`, [id])
      return row === undefined ? undefined : jobOf(row)
    },
    async take(now, leaseUntil) {
      const row = await one(TAKE, [now, leaseUntil])
      return row === undefined ? undefined : { ...jobOf(row), lease: leaseUntil, attempts: row.attempts }
    },
    async progress({ id, lease }, rows, total, leaseUntil) {
      const kept = await one(
        `update survey.exports set rows = $3, total = $4, lease_until = $5
         where id = $1 and lease_until = $2 and state = 'running' returning *`,
        [id, lease, rows, total, leaseUntil],
      )
      return kept === undefined ? undefined : leaseUntil
    },
    end: async ({ id, lease }, end) => (await one(END, endValues(id, lease, end))) !== undefined,
    async giveBack({ id, lease }) {
      await pool.query(
        `update survey.exports set state = 'queued', lease_until = null, attempts = attempts - 1
         where id = $1 and lease_until = $2 and state = 'running'`,
        [id, lease],
      )
    },
    async dropFiles(endedBefore) {
      const { rows } = await pool.query<{ file: string }>(
        `with old as (select id, file from survey.exports where ended_at < $1 and file is not null for update)
         update survey.exports e set file = null from old where old.id = e.id returning old.file`,
        [endedBefore],
      )
      return rows.map(({ file }) => file)
    },
  }
}

const END = `update survey.exports set state = $3, ended_at = $4, rows = coalesce($5, rows), total = coalesce($5, total),
  bytes = $6, sha256 = $7, file = $8, error = $9, lease_until = null
where id = $1 and lease_until = $2 and state = 'running' returning *`

function endValues(id: string, lease: string, end: ExportEnd): unknown[] {
  if (end.state === 'failed') return [id, lease, end.state, end.at, null, null, null, null, end.error]
  const { state, at, rows, bytes, sha256, file } = end
  return [id, lease, state, at, rows, bytes, sha256, file, null]
}

interface JobRow extends pg.QueryResultRow {
  readonly id: string
  readonly format: ExportFormat
  readonly filter: SurveyFilter
  readonly outside: boolean
  readonly reason: string
  readonly requested_by: StaffId
  readonly display_name?: string | null
  readonly schedule_id: string | null
  readonly state: ExportJob['state']
  readonly rows: number
  readonly total: number | null
  readonly bytes: number | null
  readonly sha256: string | null
  readonly file: string | null
  readonly error: string | null
  readonly created_at: string
  readonly ended_at: string | null
  readonly attempts: number
}

function jobOf(row: JobRow): ExportJob {
  const { id, format, filter, outside, reason, state, rows } = row
  return {
    id,
    format,
    filter,
    outside,
    reason,
    state,
    rows,
    requestedBy: row.requested_by,
    createdAt: row.created_at,
    ...(row.display_name === null || row.display_name === undefined ? {} : { requestedByName: row.display_name }),
    ...(row.schedule_id === null ? {} : { scheduleId: row.schedule_id }),
    ...(row.total === null ? {} : { total: row.total }),
    ...(row.bytes === null ? {} : { bytes: row.bytes }),
    ...(row.sha256 === null ? {} : { sha256: row.sha256 }),
    ...(row.file === null ? {} : { file: row.file }),
    ...(row.error === null ? {} : { error: row.error }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  }
}
