import type { PoolClient } from 'pg'
import type { Database } from './database.ts'
import { longQuery } from './long-query.ts'
import { cellCubes, dayCubes } from './survey-cubes.ts'
import { cellMeasuresOf, dimensionColumns, measures, rowMeasures } from './survey-measures.ts'

/** One number for this work: two instances never do it at the same time. */
const LOCK = 7_204_412

/**
 * A change is stamped when its transaction starts or runs, and seen when it ends: what was changed so long before the
 * last look is looked at again.
 */
const OVERLAP = `interval '10 minutes'`

const cellColumns = Object.values(dimensionColumns).join(', ')

/** In their order: what `selectCells` gives. */
export const columnsOfCells = `cube, ${cellColumns}, ${[...measures.keys()].join(', ')}`

/** A cube's cells of the months `$1`, from the rows. */
export function selectCells({ name, dimensions }: (typeof cellCubes)[number]): string {
  const own = dimensions.map((dimension) => dimensionColumns[dimension])
  const all = Object.values(dimensionColumns).map((column) => (own.includes(column) ? column : `'*'`))
  return `select '${name}', ${all.join(', ')}, ${rowMeasures}
    from survey.ratings where month = any($1) group by ${own.join(', ')}`
}

/** The same of a small cube, from the cells of a larger one that are there already. */
function selectFromCells({ name, dimensions, of }: (typeof cellCubes)[number]): string {
  const own = dimensions.map((dimension) => dimensionColumns[dimension])
  const all = Object.values(dimensionColumns).map((column) => (own.includes(column) ? column : `'*'`))
  return `select '${name}', ${all.join(', ')}, ${cellMeasuresOf('all')}
    from survey.cells where cube = '${of}' and month = any($1) group by ${own.join(', ')}`
}

async function sumCells(client: PoolClient, months: readonly string[]): Promise<void> {
  await client.query('delete from survey.cells where month = any($1)', [months])
  const [small, large] = [
    cellCubes.filter(({ of }) => of !== undefined),
    cellCubes.filter(({ of }) => of === undefined),
  ]
  for (const cube of large)
    await longQuery(client, `insert into survey.cells (${columnsOfCells}) ${selectCells(cube)}`, [months])
  for (const cube of small)
    await longQuery(client, `insert into survey.cells (${columnsOfCells}) ${selectFromCells(cube)}`, [months])
}

export const ONE_IN = 16

/** One in sixteen people, by their hash: enough to see how often people rate again, and read in no time. */
const SAMPLE = `insert into survey.rater_sample (${cellColumns}, person)
  select ${cellColumns}, hashtextextended(person, 0)
  from (select *, case when person_key = '' then invite_id else person_key end as person from survey.ratings
    where stage = 'valid' and month = any($1)) valid
  where hashtext(person) & ${ONE_IN - 1} = 0`

async function sampleRaters(client: PoolClient, months: readonly string[]): Promise<void> {
  await client.query('delete from survey.rater_sample where month = any($1)', [months])
  await longQuery(client, SAMPLE, [months])
}

const dayColumns = ['province_code', 'channel', 'served_by', 'intent_group']
const daySums = ['issued', 'returned', 'valid', 's1', 's2', 's3', 's4', 's5']

function intoDays({ name, dimensions }: (typeof dayCubes)[number]): string {
  const own = dimensions.map((dimension) => dimensionColumns[dimension])
  const all = dayColumns.map((column) => (own.includes(column) ? column : `'*'`))
  return `insert into survey.days (cube, day, ${dayColumns.join(', ')}, ${daySums.join(', ')})
    select '${name}', day, ${all.join(', ')}, ${daySums.map((column) => measures.get(column)).join(', ')}
    from survey.ratings where month = any($1) group by day, ${own.join(', ')}`
}

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
    await sumCells(client, months)
    await sampleRaters(client, months)
    await client.query(`delete from survey.days where to_char(day, 'YYYY-MM') = any($1)`, [months])
    for (const cube of dayCubes) await longQuery(client, intoDays(cube), [months])
  }
  await client.query('update survey.refreshed set until = now()')
}
