import type pg from 'pg'
import type { ReadToken, ReadTokenStore, TokenHolder } from '../analytics/export/export-stores.ts'
import type { StaffId } from '../core/ids.ts'
import type { StaffRole } from '../people/contract.ts'
import type { Database } from './database.ts'

/** A row is not written at every request. */
const NOTED_EVERY = '1 minute'

const USE = `with used as (
  select t.id, t.name, t.created_by, s.role, t.last_used_at from survey.read_tokens t
  join staff s on s.id = t.created_by and not s.disabled
  where t.hash = $1 and t.revoked_at is null and t.expires_at > $2
), noted as (
  update survey.read_tokens t set last_used_at = $2 from used
  where t.id = used.id and (used.last_used_at is null or used.last_used_at < $2::timestamptz - interval '${NOTED_EVERY}')
)
select id, name, created_by, role from used`

export function createReadTokenStore({ pool }: Database): ReadTokenStore {
  return {
    async add({ id, name, hash, createdBy, createdAt, expiresAt }) {
      await pool.query(
        `insert into survey.read_tokens (id, name, hash, created_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [id, name, hash, createdBy, createdAt, expiresAt],
      )
    },
    async list() {
      const { rows } = await pool.query<TokenRow>(
        `select t.*, s.display_name from survey.read_tokens t left join staff s on s.id = t.created_by
         order by t.created_at desc, t.id`,
      )
      return rows.map(tokenOf)
    },
    async revoke(id, now) {
      const { rowCount } = await pool.query(
        'update survey.read_tokens set revoked_at = $2 where id = $1 and revoked_at is null',
        [id, now],
      )
      return rowCount === 1
    },
    async use(hash, now) {
      const { rows } = await pool.query<HolderRow>(USE, [hash, now])
      const row = rows[0]
      if (row === undefined) return undefined
      const holder: TokenHolder = { id: row.id, name: row.name, createdBy: row.created_by, role: row.role }
      return holder
    },
  }
}

interface HolderRow extends pg.QueryResultRow {
  readonly id: string
  readonly name: string
  readonly created_by: StaffId
  readonly role: StaffRole
}

interface TokenRow extends pg.QueryResultRow {
  readonly id: string
  readonly name: string
  readonly created_by: StaffId
  readonly display_name: string | null
  readonly created_at: string
  readonly expires_at: string
  readonly last_used_at: string | null
  readonly revoked_at: string | null
}

function tokenOf(row: TokenRow): ReadToken {
  return {
    id: row.id,
    name: row.name,
    createdBy: row.created_by,
    ...(row.display_name === null ? {} : { createdByName: row.display_name }),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  }
}
