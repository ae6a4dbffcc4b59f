import { sql as raw } from 'kysely'
import type { TokenVault } from '../core/channel.ts'
import type { Database } from './database.ts'

/** See `TokenVault`: the row lock makes one refresher at a time over all instances. */
export function createTokenVault({ sql }: Database): TokenVault {
  return {
    async read(name) {
      const row = await sql.selectFrom('channel_tokens').select('value').where('name', '=', name).executeTakeFirst()
      return row?.value
    },
    async rotate(name, next) {
      return sql.transaction().execute(async (tx) => {
        // A row that does not exist yet cannot be locked; the advisory lock covers the first use too.
        await raw`select pg_advisory_xact_lock(hashtextextended(${name}, 7204413))`.execute(tx)
        const row = await tx.selectFrom('channel_tokens').select('value').where('name', '=', name).executeTakeFirst()
        const value = await next(row?.value)
        await tx
          .insertInto('channel_tokens')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at: raw`now()` }))
          .execute()
        return value
      })
    },
  }
}
