import type { PoolClient, QueryResultRow } from 'pg'

/** Work over a million rows takes seconds; the pool's limits are for a citizen who waits. */
const LONG_MS = 600_000

/** Inside a transaction: the server's limit and ours are raised for it alone. */
export async function longQuery<Row extends QueryResultRow>(
  client: PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  // Compiling fifty sums takes longer than computing them.
  await client.query(`set local statement_timeout = ${LONG_MS}; set local jit = off`)
  // Read by pg, unknown to its types: so it is no literal in the call.
  const query = { text, values: [...values], query_timeout: LONG_MS }
  const { rows } = await client.query<Row>(query)
  return rows
}
