import type { ConversationStore } from './contract.ts'
import type { Selectable } from 'kysely'
import type { Database, Schema } from './database.ts'
import { commitChanges } from './commit.ts'
import { createFinishDelivery } from './finish-delivery.ts'
import { conversationOf, entryOf } from './conversation-rows.ts'
import type { Clock } from '../core/clock.ts'
import { laneOf } from '../core/message.ts'

const TRANSCRIPT_LIMIT = 2_000

export function createConversationStore(database: Database, clock: Clock): ConversationStore {
  const { sql } = database
  return {
    async find(id) {
      const row = await sql.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : conversationOf(row)
    },
    async current(address) {
      const row = await sql
        .selectFrom('conversations')
        .selectAll()
        .where('lane', '=', laneOf(address))
        .where('is_current', '=', true)
        .executeTakeFirst()
      return row === undefined ? undefined : conversationOf(row)
    },
    async currentByLane(lanes) {
      const rows = await database.pool.query<Selectable<Schema['conversations']>>({
        name: 'current-by-lane',
        text: 'select * from conversations where lane = any($1) and is_current',
        values: [lanes],
      })
      return new Map(rows.rows.map((row) => [row.lane, conversationOf(row)]))
    },
    async commit(change, claim) {
      const [outcome] = await commitChanges(
        database,
        [{ change, ...(claim === undefined ? {} : { claim }) }],
        clock.now(),
      )
      return outcome ?? 'stale'
    },
    commitAll: (commits) => commitChanges(database, commits, clock.now()),
    async transcript(id) {
      const rows = await messagesWithMedia(database)
        .where('messages.lane', '=', sql.selectFrom('conversations').select('lane').where('id', '=', id))
        .where('conversation_id', '=', id)
        .orderBy('seq')
        .limit(TRANSCRIPT_LIMIT)
        .execute()
      return rows.map(entryOf)
    },
    async streamAfter(address, seq, limit) {
      const rows = await messagesWithMedia(database)
        .where('messages.lane', '=', laneOf(address))
        .where('seq', '>', seq)
        .where('direction', 'in', ['in', 'out'])
        // From the start: the newest ones. Resuming: the next ones, so that a long absence is caught up page by page.
        .orderBy('seq', seq === 0 ? 'desc' : 'asc')
        .limit(limit)
        .execute()
      return (seq === 0 ? rows.toReversed() : rows).map(entryOf)
    },
    finishDelivery: createFinishDelivery(database),
    async list({ modes, limit }) {
      const rows = await sql
        .selectFrom('conversations')
        .selectAll()
        .where('mode', 'in', modes)
        .orderBy('last_citizen_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(conversationOf)
    },
    async sentAs(channel, externalId) {
      const row = await sql
        .selectFrom('messages')
        .select(['conversation_id', 'content'])
        .where('channel', '=', channel)
        .where('external_id', '=', externalId)
        .where('direction', '=', 'out')
        .executeTakeFirst()
      if (row === undefined || row.conversation_id === null) return undefined
      const invite = row.content.kind === 'rating-request' ? row.content.invite : undefined
      return { conversation: row.conversation_id, ...(invite === undefined ? {} : { invite }) }
    },
    async sentExternally(channel, externalId) {
      const row = await sql
        .selectFrom('messages')
        .select('id')
        .where('channel', '=', channel)
        .where('external_id', '=', externalId)
        .where('direction', '=', 'out')
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** What a citizen sent, with the file that it became beside it. */
function messagesWithMedia({ sql }: Database) {
  return (
    sql
      .selectFrom('messages')
      .leftJoin('message_media', 'message_media.message_id', 'messages.id')
      .leftJoin('media', 'media.id', 'message_media.media_id')
      // All but the words of the search: nobody reads those.
      .select(messageColumns)
      .select([
        'media_id',
        'missing',
        'media.type as media_type',
        'media.size as media_size',
        'media.name as media_name',
      ])
  )
}

const messageColumns = [
  'messages.id',
  'messages.seq',
  'messages.lane',
  'messages.conversation_id',
  'messages.direction',
  'messages.author',
  'messages.channel',
  'messages.external_id',
  'messages.content',
  'messages.citations',
  'messages.at',
  'messages.delivery',
  'messages.delivery_note',
  'messages.delivery_failure',
  'messages.retried_by',
  'messages.rating_part',
] as const
