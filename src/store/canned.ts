import type { Selectable } from 'kysely'
import { isUniqueViolation, type Database, type Schema } from './database.ts'
import type { CannedOutcome, CannedStore, StoredCanned } from '../assist/contract.ts'

export function createCannedStore({ sql }: Database): CannedStore {
  return {
    async list(staff) {
      const rows = await sql
        .selectFrom('canned_answers')
        .selectAll()
        .where((where) => where.or([where('owner', 'is', null), where('owner', '=', staff)]))
        .orderBy('shortcut')
        .execute()
      return rows.map(cannedOf)
    },
    async find(id) {
      const row = await sql.selectFrom('canned_answers').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : cannedOf(row)
    },
    add: ({ id, owner, shortcut, title, text }, at) =>
      unlessTaken(async () => {
        const row = { id, owner: owner ?? null, shortcut, title, text, changed_at: at }
        await sql.insertInto('canned_answers').values(row).execute()
        return 'stored'
      }),
    change: ({ id, shortcut, title, text }, at) =>
      unlessTaken(async () => {
        const changed = { shortcut, title, text, changed_at: at }
        const { numUpdatedRows } = await sql
          .updateTable('canned_answers')
          .set(changed)
          .where('id', '=', id)
          .executeTakeFirst()
        return numUpdatedRows > 0n ? 'stored' : 'gone'
      }),
    async remove(id) {
      const { numDeletedRows } = await sql.deleteFrom('canned_answers').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

async function unlessTaken(write: () => Promise<CannedOutcome>): Promise<CannedOutcome> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken'
    throw error
  }
}

function cannedOf({ id, owner, shortcut, title, text }: Selectable<Schema['canned_answers']>): StoredCanned {
  const whose = owner === null ? { scope: 'team' as const } : { scope: 'mine' as const, owner }
  return { id, shortcut, title, text, ...whose }
}
