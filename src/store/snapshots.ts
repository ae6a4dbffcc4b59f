import type { Month, MonthSummary, Snapshot, SnapshotStore } from '../analytics/snapshot-contract.ts'
import type { Database } from './database.ts'
import { dropRows } from './drop-rows.ts'
import { keepMonth, lastVersion } from './freeze-month.ts'
import { inTransaction, withMonthLock } from './month-lock.ts'
import { weighMonth } from './weigh-month.ts'

export function createSnapshotStore(database: Database): SnapshotStore {
  const { pool } = database
  return {
    async freeze(request) {
      const { month, note } = request
      const outcome = await withMonthLock(database, month, async (client) => {
        const last = await lastVersion(client, month)
        // Before the weights are touched: a month that stays as it is keeps them.
        if (last !== undefined && note === '') return { kind: 'note_needed' as const, version: last.version }
        const weighting = await inTransaction(client, 'read committed', () => weighMonth(client, month))
        return inTransaction(client, 'repeatable read', () => keepMonth(client, request, weighting))
      })
      return outcome ?? { kind: 'busy' }
    },
    async list() {
      const { rows } = await pool.query<SnapshotRow>(
        `select id, month, version, frozen_at, frozen_by, note, code_version, rows, sha256, summary
         from survey.snapshots order by month desc, version desc`,
      )
      return rows.map(snapshotOf)
    },
    async latest() {
      const { rows } = await pool.query<{ month: Month; version: number; changed: boolean }>(LATEST)
      return rows
    },
    async unfrozen(until) {
      const { rows } = await pool.query<{ month: Month }>(UNFROZEN, [until])
      return rows.map(({ month }) => month)
    },
    weigh: (month) =>
      withMonthLock(database, month, (client) =>
        inTransaction(client, 'read committed', () => weighMonth(client, month)),
      ),
    dropRowsBefore: (month, at) => dropRows(database, month, at),
  }
}

const LATEST = `select month, version, coalesce(
    (select max(changed_at) from survey.ratings where ratings.month = last.month) > rows_until, false) as changed
from (select distinct on (month) month, version, rows_until from survey.snapshots order by month, version desc) last
order by month desc`

/** One look at the index for each month, however many rows it has. */
const UNFROZEN = `with recursive months as (
  select min(month) as month from survey.ratings
  union all
  select (select min(month) from survey.ratings where ratings.month > months.month) from months where month is not null
)
select month from months where month <= $1 and month not in (select month from survey.snapshots) order by month`

interface SnapshotRow {
  readonly id: string
  readonly month: Month
  readonly version: number
  readonly frozen_at: string
  readonly frozen_by: string
  readonly note: string
  readonly code_version: string
  readonly rows: number
  readonly sha256: string
  readonly summary: MonthSummary
}

function snapshotOf({ frozen_at, frozen_by, code_version, ...same }: SnapshotRow): Snapshot {
  return { ...same, frozenAt: frozen_at, frozenBy: frozen_by, codeVersion: code_version }
}
