import type { SignInTries } from '../people/contract.ts'
import type { Database } from './database.ts'

const SWEEP = 'delete from sign_in_tries where reset_at <= $1'

// A window begins with its first try. Returns nothing where the limit is reached.
const TAKE = `
insert into sign_in_tries (key, failures, reset_at) values ($1, 1, $3::timestamptz + make_interval(secs => $4))
on conflict (key) do update set
  failures = case when sign_in_tries.reset_at <= $3 then 1 else sign_in_tries.failures + 1 end,
  reset_at = case when sign_in_tries.reset_at <= $3 then excluded.reset_at else sign_in_tries.reset_at end
where sign_in_tries.failures < $2 or sign_in_tries.reset_at <= $3
returning key`

/** Counted before the password is looked at, in one place for all instances: parallel guesses do not slip through. */
export function createSignInTries({ pool }: Database): SignInTries {
  return {
    async take(rules, now, seconds) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        // Always in one order, so that two tries do not wait for each other.
        for (const { key, limit } of rules.toSorted((a, b) => a.key.localeCompare(b.key))) {
          const taken = await client.query(TAKE, [key, limit, now, seconds])
          if (taken.rowCount === 1) continue
          const locked = await client.query<{ reset_at: string }>('select reset_at from sign_in_tries where key = $1', [
            key,
          ])
          await client.query('rollback')
          return locked.rows[0]?.reset_at ?? now
        }
        await client.query('commit')
        return undefined
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        client.release()
        await pool.query(SWEEP, [now]).catch(() => undefined)
      }
    },
    async giveBack(rules) {
      const keys = rules.map(({ key }) => key).toSorted((a, b) => a.localeCompare(b))
      for (const key of keys)
        await pool.query('update sign_in_tries set failures = failures - 1 where key = $1 and failures > 0', [key])
    },
  }
}
