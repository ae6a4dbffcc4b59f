import type { PoolClient } from 'pg'
import { randomUUID } from 'node:crypto'
import type { FreezeOutcome, FreezeRequest, MonthSummary } from '../analytics/snapshot-contract.ts'
import { summariseMonth } from '../analytics/snapshot/summarise-month.ts'
import type { Weighting } from '../analytics/weights/weigh.ts'
import { longQuery } from './long-query.ts'
import { digestMonth } from './month-digest.ts'
import { columnsOfCells, selectCells } from './refresh-survey-cells.ts'
import { cellCubes } from './survey-cubes.ts'
import { rowMeasures } from './survey-measures.ts'

const INSERT = `insert into survey.snapshots
  (id, month, version, frozen_at, frozen_by, note, code_version, rows, sha256, summary, rows_until)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now())`

/** Inside a transaction in which every statement sees the same moment, by whoever holds the month. */
export async function keepMonth(
  client: PoolClient,
  request: FreezeRequest,
  weighting: Weighting,
): Promise<FreezeOutcome> {
  const { month, by, note, at, codeVersion } = request
  const last = await lastVersion(client, month)
  if (last !== undefined && note === '') return { kind: 'note_needed', version: last.version }
  const digest = await digestMonth(client, month)
  if (digest.rows === 0) return { kind: 'empty' }
  if (last?.sha256 === digest.sha256 && last.code_version === codeVersion)
    return { kind: 'unchanged', version: last.version }
  const summary = await summaryOf(client, month, weighting)
  const id = `sn_${randomUUID().replaceAll('-', '')}`
  const version = (last?.version ?? 0) + 1
  const { rows, sha256 } = digest
  await client.query(INSERT, [id, month, version, at, by, note, codeVersion, rows, sha256, JSON.stringify(summary)])
  // As survey.cells is filled, over the rows of the digest: both are of one moment.
  for (const cube of cellCubes) {
    const insert = `insert into survey.snapshot_cells (snapshot_id, ${columnsOfCells})`
    await longQuery(client, `${insert} select $2, cell.* from (${selectCells(cube)}) cell`, [[month], id])
  }
  const snapshot = { id, month, version, frozenAt: at, frozenBy: by, note, codeVersion, ...digest, summary }
  return { kind: 'frozen', snapshot }
}

interface LastVersion {
  readonly version: number
  readonly sha256: string
  readonly code_version: string
}

export async function lastVersion(client: PoolClient, month: string): Promise<LastVersion | undefined> {
  const { rows } = await client.query<LastVersion>(
    'select version, sha256, code_version from survey.snapshots where month = $1 order by version desc limit 1',
    [month],
  )
  return rows[0]
}

async function summaryOf(client: PoolClient, month: string, weighting: Weighting): Promise<MonthSummary> {
  const [sums] = await longQuery<Record<string, unknown>>(
    client,
    `select ${rowMeasures} from survey.ratings where month = $1`,
    [month],
  )
  const reasons = await longQuery<{ reason: string; n: number }>(
    client,
    `select eligible_reason as reason, count(*)::int as n from survey.ratings
     where month = $1 and eligible_reason <> '' group by 1 order by 1`,
    [month],
  )
  const instruments = await longQuery<{ version: string; n: number }>(
    client,
    `select instrument_version as version, count(*)::int as n from survey.ratings
     where month = $1 and stage = 'valid' group by 1 order by 1`,
    [month],
  )
  const [raters] = await longQuery<{ persons: number; squares: number }>(client, RATERS, [month])
  return summariseMonth({
    measure: (column) => Number(sums?.[column] ?? 0),
    notEligible: Object.fromEntries(reasons.map(({ reason, n }) => [reason, n])),
    instruments,
    persons: raters?.persons ?? 0,
    squares: raters?.squares ?? 0,
    weighting,
  })
}

/** Who is anonymous counts as a person of their own for each rating. */
const RATERS = `select count(*)::int as persons, coalesce(sum(m * m), 0)::float8 as squares from (
  select count(*) as m from survey.ratings where stage = 'valid' and month = $1
  group by case when person_key = '' then invite_id else person_key end) raters`
