import type { PoolClient } from 'pg'
import type { Database } from './database.ts'

/** First half of the advisory locks of months; the month is the other. */
const LOCK = 7_204_413

/** Runs the work unless another instance, or another request, is at this month. */
export async function withMonthLock<T>(
  { pool }: Database,
  month: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T | undefined> {
  const key = Number(month.replace('-', ''))
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [LOCK, key])
    if (rows[0]?.got !== true) return undefined
    try {
      return await work(client)
    } finally {
      await client.query('select pg_advisory_unlock($1, $2)', [LOCK, key])
    }
  } catch (error) {
    // A connection that is given back must not hold the lock, nor a transaction.
    broken = error instanceof Error ? error : new Error('unknown')
    throw error
  } finally {
    client.release(broken)
  }
}

/** One transaction; with `repeatable read` all its statements see the same moment. */
export async function inTransaction<T>(client: PoolClient, isolation: string, work: () => Promise<T>): Promise<T> {
  await client.query(`begin isolation level ${isolation}`)
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
