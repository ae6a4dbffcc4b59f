import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import type {
  FoundProblems,
  ImportCounts,
  ImportSession,
  ImportStamp,
  RowProblem,
  SurveyImportStore,
} from '../rating/import-store.ts'
import type { Database } from './database.ts'
import { flagStraightliners } from './quality-flags.ts'
import { copyStaged, copyText, createStaged } from './survey-import-columns.ts'
import * as sql from './survey-import-sql.ts'

/** One number for this work: a duplicate across two files is seen by the later of two imports. */
const LOCK = 7_204_413

export function createSurveyImportStore(database: Database): SurveyImportStore {
  return {
    async known(sha256) {
      const { rows } = await database.pool.query<{ rows: number; at: string }>(
        'select rows, imported_at as at from survey.imports where sha256 = $1 order by imported_at limit 1',
        [sha256],
      )
      return rows[0]
    },
    open: () => openSession(database.pool.options.connectionString),
  }
}

/** A connection of its own: the pool's limits are for a citizen who waits, and staging lives as long as it does. */
async function openSession(url: string | undefined): Promise<ImportSession> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'ansinh import' })
  // A connection that breaks fails the statement that runs; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`set work_mem = '64MB'`)
  await client.query(`set temp_buffers = '32MB'`)
  await client.query(createStaged)
  const copy = client.query(from(copyStaged))
  const ended = finished(copy)
  // Told where it is awaited.
  ended.catch(() => undefined)
  // `once` rejects where the stream fails.
  const drained = async (): Promise<void> => void (await once(copy, 'drain'))
  return {
    async write(rows) {
      if (rows.length === 0) return
      if (copy.errored !== null) throw copy.errored
      if (!copy.write(copyText(rows))) await drained()
    },
    async check(limit) {
      copy.end()
      await ended
      await client.query('analyze staged')
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock($1)', [LOCK])
      await client.query(sql.nameStaged)
      await client.query(sql.prepareStaged)
      return merge([await problems(client, sql.repeatedIds, limit), await problems(client, sql.changedIds, limit)])
    },
    commit: (stamp) => commit(client, stamp),
    async close() {
      if (!copy.writableEnded) copy.destroy()
      await client.end()
    },
  }
}

async function problems(client: pg.Client, query: string, limit: number): Promise<FoundProblems> {
  const { rows } = await client.query<RowProblem & { count: number }>(
    `select line, field, found, expected, count(*) over ()::int as count from (${query}) all_of_them order by line limit $1`,
    [limit],
  )
  const first = rows.map(({ line, field, found, expected }) => ({ line, field, found, expected }))
  return { count: rows[0]?.count ?? 0, first }
}

function merge(all: readonly FoundProblems[]): FoundProblems {
  return { count: all.reduce((sum, { count }) => sum + count, 0), first: all.flatMap(({ first }) => first) }
}

async function commit(client: pg.Client, stamp: ImportStamp): Promise<ImportCounts> {
  const id = `imp_${randomUUID().replaceAll('-', '')}`
  const { rowCount: unchanged } = await client.query(sql.forgetKnown)
  await client.query(sql.markDuplicates)
  await client.query(sql.markAbuse)
  const { rowCount: added } = await client.query(sql.insertRatings, [id])
  await flagStraightliners(client, `select distinct person_key from staged where person_key <> ''`)
  await client.query(
    `insert into survey.imports (id, file_name, sha256, imported_at, imported_by, rows, added)
     values ($1, $2, $3, now(), $4, $5, $6)`,
    [id, stamp.fileName, stamp.sha256, stamp.importedBy, (added ?? 0) + (unchanged ?? 0), added ?? 0],
  )
  const { rows } = await client.query<{ stage: string; reason: string; rows: number }>(sql.countStages)
  const differs = await client.query<ImportCounts['differs'][number]>(sql.differences)
  const frozen = await client.query<{ month: string }>(sql.frozenMonths, [id])
  await client.query('commit')
  return {
    added: added ?? 0,
    unchanged: unchanged ?? 0,
    stages: sums(rows.map(({ stage, rows: n }) => [stage, n])),
    reasons: sums(rows.map(({ reason, rows: n }) => [reason, n])),
    differs: differs.rows,
    frozenMonths: frozen.rows.map(({ month }) => month),
  }
}

function sums(pairs: readonly (readonly [string, number])[]): Record<string, number> {
  const all: Record<string, number> = {}
  for (const [name, n] of pairs) if (name !== '') all[name] = (all[name] ?? 0) + n
  return all
}
