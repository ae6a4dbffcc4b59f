import type { Transaction } from 'kysely'
import type { StaffId } from '../core/ids.ts'
import type { PeopleStore, Person, PersonChange } from '../people/contract.ts'
import type { Database, Schema } from './database.ts'
import { accountOf, idleSince, takenNameOr } from './staff.ts'

/** The last admin is counted under it: two admins who disable each other at once must not both succeed. */
const ADMINS_LOCK = 7_204_415

export function createPeopleStore({ sql }: Database): PeopleStore {
  return {
    list: async () => (await people(sql).orderBy('username').execute()).map(personOf),
    async find(id) {
      const row = await people(sql).where('staff.id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : personOf(row)
    },
    async change(id, change) {
      try {
        return await sql.transaction().execute((tx) => changePerson(tx, id, change))
      } catch (error) {
        throw takenNameOr(error)
      }
    },
    async reset(id, passwordHash) {
      await sql.transaction().execute(async (tx) => {
        const change = { password_hash: passwordHash, must_change_password: true, openid_subject: null }
        await tx.updateTable('staff').set(change).where('id', '=', id).execute()
        for (const table of ['recovery_codes', 'second_factors', 'staff_sessions'] as const)
          await tx.deleteFrom(table).where('staff_id', '=', id).execute()
      })
    },
    async sessions(id, now) {
      const rows = await sql
        .selectFrom('staff_sessions')
        .select(['id', 'device', 'ip', 'created_at as startedAt', 'last_seen_at as lastSeenAt'])
        .where('staff_id', '=', id)
        .where('expires_at', '>', now)
        .where('last_seen_at', '>', idleSince(now))
        .orderBy('last_seen_at', 'desc')
        .execute()
      return rows
    },
    async endSessions(id, only) {
      const all = sql.deleteFrom('staff_sessions').where('staff_id', '=', id)
      const ended = await (only === undefined ? all : all.where('id', '=', only)).executeTakeFirst()
      return Number(ended.numDeletedRows)
    },
  }
}

async function changePerson(
  tx: Transaction<Schema>,
  id: StaffId,
  { displayName, role, disabled, ...details }: PersonChange,
): Promise<'changed' | 'unknown' | 'last-admin'> {
  await lockAdmins(tx)
  const before = await tx.selectFrom('staff').select(['role', 'disabled']).where('id', '=', id).executeTakeFirst()
  if (before === undefined) return 'unknown'
  const stays = (role ?? before.role) === 'admin' && !(disabled ?? before.disabled)
  if (before.role === 'admin' && !before.disabled && !stays && !(await hasOtherAdmin(tx, id))) return 'last-admin'
  const { email, queues, provinces, languages } = details
  const row = {
    ...(displayName === undefined ? {} : { display_name: displayName }),
    ...(role === undefined ? {} : { role }),
    ...(disabled === undefined ? {} : { disabled }),
    ...(email === undefined ? {} : { email: email === '' ? null : email }),
    ...(queues === undefined ? {} : { queues: [...queues] }),
    ...(provinces === undefined ? {} : { provinces: [...provinces] }),
    ...(languages === undefined ? {} : { languages: [...languages] }),
  }
  if (Object.keys(row).length > 0) await tx.updateTable('staff').set(row).where('id', '=', id).execute()
  if (disabled === true) await tx.deleteFrom('staff_sessions').where('staff_id', '=', id).execute()
  return 'changed'
}

async function lockAdmins(tx: Transaction<Schema>): Promise<void> {
  await tx.selectNoFrom((only) => only.fn('pg_advisory_xact_lock', [only.val(ADMINS_LOCK)]).as('locked')).execute()
}

async function hasOtherAdmin(tx: Transaction<Schema>, id: StaffId): Promise<boolean> {
  const other = await tx
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled', '=', false)
    .where('id', '<>', id)
    .executeTakeFirst()
  return other !== undefined
}

function people(sql: Database['sql']) {
  return sql
    .selectFrom('staff')
    .selectAll('staff')
    .select((row) => [
      row
        .selectFrom('staff_sessions')
        .select((session) => session.fn.max('last_seen_at').as('at'))
        .whereRef('staff_id', '=', 'staff.id')
        .as('last_seen_at'),
      row
        .exists(
          row
            .selectFrom('second_factors')
            .select('second_factors.staff_id')
            .whereRef('second_factors.staff_id', '=', 'staff.id')
            .where('confirmed', '=', true),
        )
        .as('totp'),
    ])
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof people>['executeTakeFirstOrThrow']>>

function personOf(row: PersonRow): Person {
  const { passwordHash: _secret, ...account } = accountOf(row)
  const { queues, provinces, languages, created_at: createdAt, email, last_seen_at: lastSeenAt } = row
  return {
    ...account,
    queues,
    provinces,
    languages,
    createdAt,
    totp: row.totp === true,
    ...(email === null ? {} : { email }),
    ...(lastSeenAt === null ? {} : { lastSeenAt }),
  }
}
