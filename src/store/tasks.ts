import { randomUUID } from 'node:crypto'
import type { TaskStore } from './contract.ts'
import type { Database } from './database.ts'

const LEASE_SECONDS = 60

interface TaskRow {
  id: number
  kind: string
  key: string
  due_at: string
  detail: Readonly<Record<string, unknown>>
  attempts: number
}

const TAKE = `
with due as (
  select id from tasks where due_at <= $1 and (locked_until is null or locked_until < now())
    and ($5::text[] is null or kind = any($5)) and ($6::text[] is null or kind <> all($6))
  order by due_at limit $2 for update skip locked
)
update tasks set attempts = attempts + 1, lease = $3, locked_until = now() + make_interval(secs => $4)
from due where tasks.id = due.id
returning tasks.id, kind, key, due_at, detail, attempts`

const ADD = `
insert into tasks (kind, key, due_at, detail) values ($1, $2, $3, $4)
on conflict (key) do update set due_at = excluded.due_at, detail = excluded.detail,
  lease = null, locked_until = null, attempts = 0`

export function createTaskStore({ pool }: Database): TaskStore {
  return {
    async add(task) {
      await pool.query(ADD, [task.kind, task.key, task.dueAt, JSON.stringify(task.detail)])
    },
    async take(limit, now, { only, but } = {}) {
      const lease = randomUUID()
      const { rows } = await pool.query<TaskRow>(TAKE, [now, limit, lease, LEASE_SECONDS, only, but])
      return rows.map((row) => ({
        id: String(row.id),
        kind: row.kind,
        key: row.key,
        dueAt: row.due_at,
        detail: row.detail,
        attempts: row.attempts - 1,
        lease,
      }))
    },
    async done(task) {
      await pool.query('delete from tasks where id = $1 and lease = $2', [task.id, task.lease])
    },
    async later(task, at, why) {
      await pool.query(
        `update tasks set due_at = $3, last_error = $4, lease = null, locked_until = null where id = $1 and lease = $2`,
        [task.id, task.lease, at, why],
      )
    },
  }
}
