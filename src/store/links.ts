import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Database } from './database.ts'
import type { LinkStore, RedeemOutcome } from '../links/contract.ts'
import { laneOf, type ChannelAddress } from '../core/message.ts'

const TRIES_PER_HOUR = 5
/** Of everybody: who opens ever new sessions to guess gets no further. */
const ALL_TRIES_PER_HOUR = 100

/** One at a time: tries are counted before they are made, and two links of one citizen do not cross. */
const LOCK = 'select pg_advisory_xact_lock(7204414)'

const OFFER = `
insert into link_codes (code, lane, address, expires_at) values ($1, $2, $3, $4)
on conflict (lane) do update set code = excluded.code, address = excluded.address, expires_at = excluded.expires_at,
  used_by = null`

const TRIES = `
select count(*) filter (where lane = $1) as mine, count(*) as everybody from link_tries
where at > $2::timestamptz - interval '1 hour'`

// Both in one group: that of either, a new one, or the two made one.
const LINK = `
with group_of as (select coalesce(min(person), $5) as person from links where lane in ($1, $3)),
  merged as (
    update links set person = group_of.person from group_of
    where links.person in (select person from links where lane in ($1, $3))
  )
insert into links (lane, person, address, linked_at)
select lane, group_of.person, address::jsonb, $6::timestamptz
from group_of, (values ($1, $2), ($3, $4)) as both_ends (lane, address)
on conflict (lane) do nothing`

const OF = `
select address from links where person = (select person from links where lane = $1) and lane <> $1
order by linked_at, lane`

interface CodeRow {
  readonly lane: string
  readonly address: ChannelAddress
  readonly used_by: string | null
}

export function createLinkStore({ pool }: Database): LinkStore {
  return {
    async offer(code, address, expiresAt) {
      await pool.query(OFFER, [code, laneOf(address), JSON.stringify(address), expiresAt])
    },
    async redeem(code, address, now) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query(LOCK)
        const outcome = await redeemLocked(client, { code, address, now })
        await client.query('commit')
        return outcome
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        client.release()
      }
    },
    async of(address) {
      const { rows } = await pool.query<{ address: ChannelAddress }>(OF, [laneOf(address)])
      return rows.map((row) => row.address)
    },
    async unlink(address) {
      const result = await pool.query('delete from links where lane = $1', [laneOf(address)])
      return (result.rowCount ?? 0) > 0
    },
  }
}

interface Try {
  readonly code: string
  readonly address: ChannelAddress
  readonly now: string
}

async function redeemLocked(client: pg.PoolClient, { code, address, now }: Try): Promise<RedeemOutcome> {
  const lane = laneOf(address)
  await client.query(`delete from link_tries where at < $1::timestamptz - interval '1 day'`, [now])
  await client.query('delete from link_codes where expires_at <= $1', [now])
  const tries = await client.query<{ mine: number; everybody: number }>(TRIES, [lane, now])
  const { mine = 0, everybody = 0 } = tries.rows[0] ?? {}
  if (mine >= TRIES_PER_HOUR || everybody >= ALL_TRIES_PER_HOUR) return 'too-many'
  const found = await client.query<CodeRow>('select lane, address, used_by from link_codes where code = $1', [code])
  const offered = found.rows[0]
  if (offered === undefined || (offered.used_by !== null && offered.used_by !== lane)) {
    await client.query('insert into link_tries (lane, at) values ($1, $2)', [lane, now])
    return 'unknown'
  }
  if (offered.lane === lane) return 'own'
  const ends = [lane, JSON.stringify(address), offered.lane, JSON.stringify(offered.address)]
  await client.query(LINK, [...ends, randomUUID(), now])
  await client.query('update link_codes set used_by = $2 where code = $1', [code, lane])
  return 'linked'
}
