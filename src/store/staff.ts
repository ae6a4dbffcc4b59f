import type { Selectable } from 'kysely'
import type { StaffAccount, StaffStore } from './contract.ts'
import { isUniqueViolation, type Database, type Schema } from './database.ts'
import { AppError } from '../core/errors.ts'

export function createStaffStore({ sql }: Database): StaffStore {
  return {
    async create(account) {
      try {
        await sql
          .insertInto('staff')
          .values({
            id: account.id,
            username: account.username,
            display_name: account.displayName,
            role: account.role,
            password_hash: account.passwordHash,
            disabled: account.disabled,
          })
          .execute()
      } catch (error) {
        if (!isUniqueViolation(error)) throw error
        throw new AppError('conflict', 'Tên đăng nhập này đã có người dùng.', { field: 'username', cause: error })
      }
    },
    async setPassword(id, passwordHash) {
      await sql.updateTable('staff').set({ password_hash: passwordHash }).where('id', '=', id).execute()
      await sql.deleteFrom('staff_sessions').where('staff_id', '=', id).execute()
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
    async openSession({ tokenHash, staff, csrf, expiresAt }) {
      await sql
        .insertInto('staff_sessions')
        .values({ token_hash: tokenHash, staff_id: staff, csrf, expires_at: expiresAt })
        .execute()
    },
    async session(tokenHash, now) {
      const row = await sql
        .selectFrom('staff_sessions')
        .innerJoin('staff', 'staff.id', 'staff_sessions.staff_id')
        .selectAll('staff')
        .select(['csrf', 'expires_at'])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .where('disabled', '=', false)
        .executeTakeFirst()
      return row === undefined ? undefined : { staff: accountOf(row), csrf: row.csrf, expiresAt: row.expires_at }
    },
    async closeSession(tokenHash) {
      await sql.deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).execute()
    },
  }
}

function accountOf(row: Selectable<Schema['staff']>): StaffAccount {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    passwordHash: row.password_hash,
    disabled: row.disabled,
  }
}
