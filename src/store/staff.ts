import type { Selectable } from 'kysely'
import { AppError } from '../core/errors.ts'
import { SESSION_IDLE_HOURS, type PersonDetails, type StaffAccount, type StaffStore } from '../people/contract.ts'
import { isUniqueViolation, type Database, type Schema } from './database.ts'

export function createStaffStore({ sql }: Database): StaffStore {
  return {
    async create(account, details) {
      try {
        await sql
          .insertInto('staff')
          .values({ ...rowOf(account), ...(details === undefined ? {} : detailsRow(details)) })
          .execute()
      } catch (error) {
        throw takenNameOr(error)
      }
    },
    async setPassword(id, passwordHash) {
      await sql.transaction().execute(async (tx) => {
        const change = { password_hash: passwordHash, must_change_password: false }
        await tx.updateTable('staff').set(change).where('id', '=', id).execute()
        await tx.deleteFrom('staff_sessions').where('staff_id', '=', id).execute()
      })
    },
    async byUsername(username) {
      const row = await sql.selectFrom('staff').selectAll().where('username', '=', username).executeTakeFirst()
      return row === undefined ? undefined : accountOf(row)
    },
    async count() {
      const row = await sql
        .selectFrom('staff')
        .select((count) => count.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return Number(row.n)
    },
    async names() {
      const rows = await sql.selectFrom('staff').select(['id', 'display_name']).execute()
      return Object.fromEntries(rows.map((row) => [row.id, row.display_name]))
    },
    ...sessionMethods(sql),
  }
}

type SessionMethods = Pick<StaffStore, 'openSession' | 'session' | 'seen' | 'closeSession'>

function sessionMethods(sql: Database['sql']): SessionMethods {
  return {
    async openSession({ tokenHash, staff, csrf, expiresAt, id, by, ip, device, startedAt }) {
      const row = {
        token_hash: tokenHash,
        staff_id: staff,
        csrf,
        expires_at: expiresAt,
        id,
        signed_in_by: by,
        ip,
        device,
      }
      await sql
        .insertInto('staff_sessions')
        .values({ ...row, created_at: startedAt, last_seen_at: startedAt })
        .execute()
    },
    async session(tokenHash, now) {
      const row = await sql
        .selectFrom('staff_sessions')
        .innerJoin('staff', 'staff.id', 'staff_sessions.staff_id')
        .selectAll('staff')
        .select(['csrf', 'expires_at', 'signed_in_by', 'last_seen_at', 'staff_sessions.id as session_id'])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .where('last_seen_at', '>', idleSince(now))
        .where('disabled', '=', false)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { csrf, signed_in_by: by, last_seen_at: lastSeenAt, expires_at: expiresAt } = row
      return { id: row.session_id, staff: accountOf(row), csrf, by, lastSeenAt, expiresAt }
    },
    async seen(id, now) {
      await sql.updateTable('staff_sessions').set({ last_seen_at: now }).where('id', '=', id).execute()
    },
    async closeSession(tokenHash) {
      await sql.deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).execute()
    },
  }
}

export function accountOf(row: Selectable<Schema['staff']>): StaffAccount {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    passwordHash: row.password_hash,
    disabled: row.disabled,
    ...(row.must_change_password ? { mustChangePassword: true } : {}),
  }
}

/** Sessions last seen before this have ended. */
export function idleSince(now: string): string {
  return new Date(Date.parse(now) - SESSION_IDLE_HOURS * 3_600_000).toISOString()
}

/** What the database says about a name or an address that somebody else has, in words. */
export function takenNameOr(error: unknown): unknown {
  if (!isUniqueViolation(error)) return error
  const email = error instanceof Error && error.message.includes('email')
  return email
    ? new AppError('conflict', 'Thư điện tử này đã có người dùng.', { field: 'email', cause: error })
    : new AppError('conflict', 'Tên đăng nhập này đã có người dùng.', { field: 'username', cause: error })
}

function detailsRow({ email, queues, provinces, languages }: PersonDetails) {
  return { email, queues: [...queues], provinces: [...provinces], languages: [...languages] }
}

function rowOf(account: StaffAccount) {
  return {
    id: account.id,
    username: account.username,
    display_name: account.displayName,
    role: account.role,
    password_hash: account.passwordHash,
    disabled: account.disabled,
    must_change_password: account.mustChangePassword === true,
  }
}
