import type { Selectable } from 'kysely'
import { sql as raw } from 'kysely'
import type { HandoffListing, HandoffStore } from './contract.ts'
import type { Database, Schema } from './database.ts'
import type { Handoff } from '../core/handoff.ts'

export function createHandoffStore(database: Database): HandoffStore {
  const { sql } = database
  return {
    async find(id) {
      const row = await sql.selectFrom('handoffs').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : handoffOf(row)
    },
    async list(statuses, limit) {
      const rows = await sql
        .selectFrom('handoffs')
        .innerJoin('conversations', 'conversations.id', 'handoffs.conversation_id')
        .leftJoin('staff', 'staff.id', 'handoffs.assigned_to')
        .selectAll('handoffs')
        .select(['conversations.channel', 'conversations.last_citizen_at', 'staff.display_name as officer'])
        .select((query) =>
          query
            .selectFrom('messages')
            .select((count) => count.fn.countAll<number>().as('n'))
            .whereRef('messages.lane', '=', 'conversations.lane')
            .whereRef('messages.conversation_id', '=', 'handoffs.conversation_id')
            .where('messages.direction', '=', 'in')
            .where(
              'messages.seq',
              '>',
              raw<number>`coalesce((select max(reply.seq) from messages reply
                where reply.lane = conversations.lane and reply.conversation_id = handoffs.conversation_id
                  and reply.direction = 'out' and reply.author like 's\\_%'), 0)`,
            )
            .as('unanswered'),
        )
        .where('handoffs.status', 'in', statuses)
        .orderBy('handoffs.priority')
        .orderBy('handoffs.opened_at')
        .limit(limit)
        .execute()
      return rows.map((row): HandoffListing => ({
        ...handoffOf(row),
        channel: row.channel,
        lastMessageAt: row.last_citizen_at,
        ...(row.officer === null ? {} : { officer: row.officer }),
        unanswered: Number(row.unanswered ?? 0),
      }))
    },
    async position(id) {
      const row = await sql
        .selectFrom('handoffs as mine')
        .innerJoin('handoffs as other', (join) =>
          join.on('other.status', '=', 'waiting').onRef('other.id', '<>', 'mine.id'),
        )
        .select((count) => count.fn.countAll<number>().as('ahead'))
        .where('mine.id', '=', id)
        .where(raw<boolean>`(other.priority, other.opened_at, other.id) < (mine.priority, mine.opened_at, mine.id)`)
        .executeTakeFirst()
      return Number(row?.ahead ?? 0)
    },
    async countWaiting() {
      const row = await sql
        .selectFrom('handoffs')
        .select((count) => count.fn.countAll<number>().as('n'))
        .where('status', '=', 'waiting')
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
  }
}

function handoffOf(row: Selectable<Schema['handoffs']>): Handoff {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    reason: row.reason,
    status: row.status,
    queue: row.queue,
    priority: row.priority,
    summary: row.summary,
    ...(row.assigned_to === null ? {} : { assignedTo: row.assigned_to }),
    openedAt: row.opened_at,
    dueAt: row.due_at,
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    ...(row.end_reason === null ? {} : { endReason: row.end_reason }),
  }
}
