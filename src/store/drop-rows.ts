import type { PoolClient } from 'pg'
import type { Database } from './database.ts'
import { longQuery } from './long-query.ts'
import { cellCubes } from './survey-cubes.ts'
import { inTransaction, withMonthLock } from './month-lock.ts'

/** Frozen, and the prepared cells know of each row: no figure is lost with the rows. */
const DROPPABLE = `select month from survey.snapshots where month < $1
  and month not in (select month from survey.dropped_months)
  and (select count(*) from survey.ratings where ratings.month = snapshots.month)
    = (select sum(closed) from survey.cells where cells.month = snapshots.month and cube = '${cellCubes[0]?.name}')
group by month order by month`

/** Month by month, each in one transaction; a month whose figures are not kept yet waits. */
export async function dropRows(database: Database, before: string, at: string): Promise<number> {
  const { rows } = await database.pool.query<{ month: string }>(DROPPABLE, [before])
  let dropped = 0
  for (const { month } of rows) {
    const gone = await withMonthLock(database, month, (client) =>
      inTransaction(client, 'read committed', () => dropMonth(client, month, at)),
    )
    dropped += gone ?? 0
  }
  return dropped
}

async function dropMonth(client: PoolClient, month: string, at: string): Promise<number> {
  // First, so that a row that comes meanwhile is refused.
  await client.query('insert into survey.dropped_months (month, rows, dropped_at) values ($1, 0, $2)', [month, at])
  const [gone] = await longQuery<{ n: number }>(
    client,
    'with gone as (delete from survey.ratings where month = $1 returning 1) select count(*)::int as n from gone',
    [month],
  )
  const n = gone?.n ?? 0
  await client.query('update survey.dropped_months set rows = $2 where month = $1', [month, n])
  return n
}
