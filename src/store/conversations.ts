import type { ConversationStore } from './contract.ts'
import type { Database } from './database.ts'
import { commitChange } from './commit.ts'
import { conversationOf, entryOf } from './conversation-rows.ts'
import { laneOf } from '../core/message.ts'

const TRANSCRIPT_LIMIT = 2_000

// One statement: a crash leaves the item to be sent again, or everything done.
const FINISH = `
with gone as (delete from lane_items where id = $1 and lease = $2 returning id),
  marked as (update messages set delivery = $4, delivery_note = $5, external_id = coalesce($6, external_id)
             where id = $3 and exists (select 1 from gone))
update survey_invitations set send_status = case when $4 = 'delivered' then 'sent' else 'failed' end,
  issued_at = case when $4 = 'delivered' then $8::timestamptz end, send_failure = $5
where id = $7 and send_status = 'pending' and exists (select 1 from gone)`

export function createConversationStore(database: Database): ConversationStore {
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
    commit: (change, claim) => commitChange(database, change, claim),
    async transcript(id) {
      const rows = await sql
        .selectFrom('messages')
        .selectAll()
        .where('lane', '=', sql.selectFrom('conversations').select('lane').where('id', '=', id))
        .where('conversation_id', '=', id)
        .orderBy('seq')
        .limit(TRANSCRIPT_LIMIT)
        .execute()
      return rows.map(entryOf)
    },
    async streamAfter(address, seq, limit) {
      const rows = await sql
        .selectFrom('messages')
        .selectAll()
        .where('lane', '=', laneOf(address))
        .where('seq', '>', seq)
        .where('direction', 'in', ['in', 'out'])
        // From the start: the newest ones. Resuming: the next ones, so that a long absence is caught up page by page.
        .orderBy('seq', seq === 0 ? 'desc' : 'asc')
        .limit(limit)
        .execute()
      return (seq === 0 ? rows.toReversed() : rows).map(entryOf)
    },
    async finishDelivery(claim, delivery) {
      const { content, id } = claim.item.message
      const invite = content.kind === 'rating-request' ? content.invite : null
      const { status, at, note, externalId } = delivery
      await database.pool.query({
        name: 'finish-delivery',
        text: FINISH,
        values: [claim.id, claim.lease, id, status, note ?? null, externalId ?? null, invite, at],
      })
    },
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
