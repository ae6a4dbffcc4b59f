import type pg from 'pg'
import type {
  FunnelRow,
  RatingRecord,
  RatingRecords,
  RecordRequest,
  RecordSet,
} from '../analytics/export/rating-records.ts'
import type { Database } from './database.ts'
import { readSharedGroups } from './shared-groups.ts'
import { commentsSql, communesSql, funnelSql, hmacPads, parametersOf, ratingsSql } from './rating-records-sql.ts'

/** Rows fetched at once: a megabyte of text, which is garbage before it grows old. */
const PAGE = 1_000
/** A first pass over some million rows takes more than the 30 s that other statements are given. */
const TIMEOUT_MS = 600_000

export function createRatingRecords({ pool }: Database): RatingRecords {
  return {
    async read(request, use) {
      const client = await pool.connect()
      try {
        await client.query('begin isolation level repeatable read read only')
        await client.query(`set local statement_timeout = ${TIMEOUT_MS}`)
        const result = await use(await setOf(client, request))
        await client.query('commit')
        client.release()
        return result
      } catch (error) {
        // The connection may be in the middle of a page: it is not given back.
        client.release(true)
        throw error
      }
    },
  }
}

async function setOf(client: pg.PoolClient, request: RecordRequest): Promise<RecordSet> {
  const { outside, content } = request
  const funnel = await ask<FunnelRow>(client, funnelSql(request), parametersOf(request))
  const communes = outside || content === 'comments' ? [] : await ask<{ key: string }>(client, ...communesSql(request))
  const groups = outside && content === 'ratings' ? await readSharedGroups(client, request, TIMEOUT_MS) : undefined
  const closed = funnel.reduce((sum, row) => sum + Number(row.closed), 0)
  const rows = content === 'ratings' ? closed : await countComments(client, request)
  return {
    rows: rows - (groups?.withheld ?? 0),
    funnel,
    largeCommunes: new Set(communes.map(({ key }) => key)),
    shared: groups?.groups ?? new Map<string, never>(),
    withheld: groups?.withheld ?? 0,
    pages: () => pagesOf(client, request),
  }
}

async function* pagesOf(client: pg.PoolClient, request: RecordRequest): AsyncGenerator<readonly RatingRecord[]> {
  const select = request.content === 'ratings' ? ratingsSql(request) : commentsSql(request)
  const [inner, outer] = hmacPads(request.key)
  await ask(client, `declare records no scroll cursor for ${select}`, [...parametersOf(request), inner, outer])
  const fetch = async (): Promise<string[][]> => {
    const page = await client.query<string[]>({ text: `fetch ${PAGE} from records`, rowMode: 'array' })
    return page.rows
  }
  // The next page is made while this one is written.
  let next = fetch()
  for (;;) {
    const page = await next
    if (page.length === 0) break
    next = fetch()
    next.catch(() => undefined)
    yield page
  }
  await client.query('close records')
}

async function countComments(client: pg.PoolClient, request: RecordRequest): Promise<number> {
  const counted = await ask<{ n: number }>(client, `select count(*) as n from (${commentsSql(request)}) as c`, [
    ...parametersOf(request),
    ...hmacPads(request.key),
  ])
  return counted[0]?.n ?? 0
}

async function ask<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const config: pg.QueryConfig & { query_timeout: number } = { text, values, query_timeout: TIMEOUT_MS }
  return (await client.query<Row>(config)).rows
}
