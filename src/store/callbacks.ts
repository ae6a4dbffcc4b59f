import type { Selectable } from 'kysely'
import type { CallbackStore } from '../handoff/callback-store.ts'
import type { Database, Schema } from './database.ts'
import type { Callback, CallbackListing } from '../core/callback.ts'
import { maskPhone } from '../core/phone.ts'

export function createCallbackStore({ sql }: Database): CallbackStore {
  return {
    async find(id) {
      const row = await sql.selectFrom('callbacks').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : callbackOf(row)
    },
    async list(statuses, limit) {
      const rows = await sql
        .selectFrom('callbacks')
        .innerJoin('conversations', 'conversations.id', 'callbacks.conversation_id')
        .leftJoin('staff', 'staff.id', 'callbacks.officer')
        .selectAll('callbacks')
        .select(['conversations.channel', 'staff.display_name'])
        .where('callbacks.status', 'in', statuses)
        .orderBy('callbacks.due_at')
        .orderBy('callbacks.id')
        .limit(limit)
        .execute()
      return rows.map((row): CallbackListing => {
        const { number, ...rest } = callbackOf(row)
        const named = row.display_name === null ? {} : { officerName: row.display_name }
        return { ...rest, maskedNumber: maskPhone(number), channel: row.channel, ...named }
      })
    },
    async dropClosed(before) {
      const { numDeletedRows } = await sql
        .deleteFrom('callbacks')
        .where('status', '<>', 'open')
        .where('closed_at', '<', before)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}

function callbackOf(row: Selectable<Schema['callbacks']>): Callback {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    purpose: row.purpose,
    number: row.phone,
    time: row.preferred_time,
    ...(row.topic === null ? {} : { topic: row.topic }),
    status: row.status,
    attempts: row.attempts,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    ...(row.not_for === null ? {} : { notFor: row.not_for }),
    ...(row.officer === null ? {} : { officer: row.officer }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  }
}
