import type { Selectable } from 'kysely'
import { sql as raw } from 'kysely'
import type { HandoffListing, HandoffStore } from './contract.ts'
import type { Database, Schema } from './database.ts'
import type { Handoff } from '../core/handoff.ts'
import type { Viewer } from '../handoff/desk-store.ts'

export function createHandoffStore(database: Database): HandoffStore {
  const { sql } = database
  return {
    async find(id) {
      const row = await sql.selectFrom('handoffs').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : handoffOf(row)
    },
    async list(statuses, limit) {
      const rows = await listing(database)
        .where('handoffs.status', 'in', statuses)
        .orderBy('handoffs.priority')
        .orderBy('handoffs.opened_at')
        .limit(limit)
        .execute()
      return rows.map(listingOf)
    },
    async resolvedSince(since, limit) {
      const rows = await listing(database)
        .where('handoffs.status', '=', 'resolved')
        .where('handoffs.closed_at', '>=', since)
        .orderBy('handoffs.closed_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(listingOf)
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

/** One statement whatever the length: messages are counted and viewers gathered in it, not asked for one by one. */
function listing({ sql }: Database) {
  return sql
    .selectFrom('handoffs')
    .innerJoin('conversations', 'conversations.id', 'handoffs.conversation_id')
    .leftJoin('staff', 'staff.id', 'handoffs.assigned_to')
    .selectAll('handoffs')
    .select(['conversations.channel', 'conversations.last_citizen_at', 'staff.display_name as officer'])
    .select([
      raw<number>`(select count(*) from messages
        where messages.lane = conversations.lane and messages.conversation_id = handoffs.conversation_id
          and messages.direction = 'in' and not messages.rating_part and messages.seq > coalesce((select max(reply.seq) from messages reply
            where reply.lane = conversations.lane and reply.conversation_id = handoffs.conversation_id
              and reply.direction = 'out' and reply.content ->> 'kind' = 'staff-text'), 0))`.as('unanswered'),
      raw<boolean | null>`(select last.delivery = 'failed' from messages last
        where last.lane = conversations.lane and last.conversation_id = handoffs.conversation_id
          and last.direction = 'out' and last.content ->> 'kind' = 'staff-text'
        order by last.seq desc limit 1)`.as('undelivered'),
      raw<readonly Viewer[] | null>`(select json_agg(json_build_object('staff', who.id, 'name', who.display_name)
          order by who.display_name)
        from handoff_viewers join staff who on who.id = handoff_viewers.staff_id
        where handoff_viewers.handoff_id = handoffs.id and handoff_viewers.until > now())`.as('viewers'),
    ])
}

type ListingRow = Awaited<ReturnType<ReturnType<typeof listing>['execute']>>[number]

function listingOf(row: ListingRow): HandoffListing {
  return {
    ...handoffOf(row),
    channel: row.channel,
    lastMessageAt: row.last_citizen_at,
    ...(row.officer === null ? {} : { officer: row.officer }),
    unanswered: Number(row.unanswered),
    tags: row.tags,
    language: row.language ?? 'vi',
    viewers: row.viewers ?? [],
    ...(row.undelivered === true ? { undelivered: true as const } : {}),
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
    openedAt: row.opened_at,
    dueAt: row.due_at,
    ...known({
      assignedTo: row.assigned_to,
      closedAt: row.closed_at,
      endReason: row.end_reason,
      topic: row.topic,
      mood: row.mood,
      language: row.language,
      province: row.province,
      firstReplyAt: row.first_reply_at,
      answeredAt: row.answered_at,
      task: row.task,
      progress: row.progress,
      result: row.result,
      remindedAt: row.reminded_at,
      escalatedAt: row.escalated_at,
      reopenedFrom: row.reopened_from,
      mergedInto: row.merged_into,
    }),
    ...(row.tags.length === 0 ? {} : { tags: row.tags }),
    ...(row.promised ? { promised: true as const } : {}),
  }
}

type Known<T> = { [Key in keyof T]?: NonNullable<T[Key]> }

/** Without what is null. */
function known<T extends object>(row: T): Known<T> {
  const found: Known<T> = {}
  for (const key of keysOf(row)) {
    const value = row[key]
    if (value !== null && value !== undefined) found[key] = value
  }
  return found
}

function keysOf<T extends object>(row: T): (keyof T)[] {
  return Object.keys(row).filter((key): key is Extract<keyof T, string> => key in row)
}
