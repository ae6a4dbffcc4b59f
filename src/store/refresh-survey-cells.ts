import type { PoolClient } from 'pg'
import type { Database } from './database.ts'
import { longQuery } from './long-query.ts'
import { dimensionColumns, measures, rowMeasures } from './survey-measures.ts'

/** One number for this work: two instances never do it at the same time. */
const LOCK = 7_204_412

/**
 * A change is stamped when its transaction starts or runs, and seen when it ends: what was changed so long before the
 * last look is looked at again.
 */
const OVERLAP = `interval '10 minutes'`

const columns = Object.values(dimensionColumns).join(', ')
const INTO_CELLS = `insert into survey.cells (${columns}, ${[...measures.keys()].join(', ')})
select ${columns}, ${rowMeasures} from survey.ratings where month = any($1) group by ${columns}`

const DAYS = 'day, province_code, channel, served_by, intent_group'
const DAY_SUMS = ['issued', 'returned', 'valid', 's1', 's2', 's3', 's4', 's5']
const INTO_DAYS = `insert into survey.days (${DAYS}, ${DAY_SUMS.join(', ')})
select ${DAYS}, ${DAY_SUMS.map((column) => measures.get(column)).join(', ')}
from survey.ratings where month = any($1) group by ${DAYS}`

/** Months with changes are summed anew, as a whole and in one transaction: readers see the old sums or the new ones. */
export async function refreshSurveyCells({ pool }: Database): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const lock = await client.query<{ got: boolean }>('select pg_try_advisory_xact_lock($1) as got', [LOCK])
    if (lock.rows[0]?.got === true) await refreshMonths(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function refreshMonths(client: PoolClient): Promise<void> {
  const changed = await client.query<{ month: string }>(
    `select distinct month from survey.ratings, survey.refreshed where changed_at > until - ${OVERLAP}`,
  )
  const months = changed.rows.map(({ month }) => month)
  if (months.length > 0) {
    await client.query('delete from survey.cells where month = any($1)', [months])
    await longQuery(client, INTO_CELLS, [months])
    await client.query(`delete from survey.days where to_char(day, 'YYYY-MM') = any($1)`, [months])
    await longQuery(client, INTO_DAYS, [months])
  }
  await client.query('update survey.refreshed set until = now()')
}
