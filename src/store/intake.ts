import type { IntakeStore } from './contract.ts'
import type { Database } from './database.ts'
import { newMessageId } from '../core/ids.ts'
import { laneOf, type InboundMessage } from '../core/message.ts'

// Message and work in one statement, one transaction, one round trip, whatever the number of events.
const ACCEPT = `
with incoming as (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
    with ordinality as t (id, lane, channel, external_id, content, at, payload, place)
), stored as (
  insert into messages (id, lane, direction, author, channel, external_id, content, at)
  select id, lane, 'in', 'citizen', channel, external_id, content::jsonb, at from incoming order by place
  on conflict (channel, external_id) where direction = 'in' do nothing
  returning id
), linked as (
  -- Files that we keep already (src/media/media-id.ts): whoever looks next sees them with their names.
  insert into message_media (message_id, media_id)
  select incoming.id, media.id
  from incoming join stored using (id)
  join media on media.id = substr(incoming.content::jsonb ->> 'url', length('/media/') + 1) and media.lane = incoming.lane
  where incoming.content::jsonb ->> 'kind' = 'attachment' and incoming.content::jsonb ->> 'url' like '/media/%'
  returning message_id
), files as (
  -- Due at once whatever the clock: platforms' links run out. Links that a citizen pasted are not followed.
  insert into tasks (kind, key, due_at, detail)
  select 'fetch-media', 'fetch-media:' || id, 'epoch',
    jsonb_build_object('message', id, 'lane', lane, 'channel', channel, 'url', content::jsonb ->> 'url')
  from incoming join stored using (id)
  where content::jsonb ->> 'kind' = 'attachment' and content::jsonb ->> 'url' is not null
    and content::jsonb ->> 'type' in ('image', 'file', 'audio', 'video')
    and id not in (select message_id from linked)
  on conflict (key) do nothing
), queued as (
  insert into lane_items (queue, lane, sort_at, run_at, payload)
  select 'inbox', lane, least(at, now()), now() + make_interval(secs => $8), payload::jsonb
  from incoming join stored using (id) order by place
)
select place from incoming join stored using (id)`

/**
 * A message waits this long before its turn, so that those which were sent with it but arrive a moment later, on other
 * connections, are answered in the order in which they were sent. Nobody notices it.
 */
const GATHER_MS = 20

export function createIntakeStore(database: Database): IntakeStore {
  return {
    gatherMs: GATHER_MS,
    async accept(messages) {
      const rows = messages.map(rowOf)
      const column = (pick: (row: ReturnType<typeof rowOf>) => string): string[] => rows.map(pick)
      const result = await database.pool.query<{ place: number }>({
        name: 'intake-accept',
        text: ACCEPT,
        values: [
          column((row) => row.id),
          column((row) => row.lane),
          column((row) => row.channel),
          column((row) => row.externalId),
          column((row) => row.content),
          column((row) => row.at),
          column((row) => row.payload),
          GATHER_MS / 1000,
        ],
      })
      // `with ordinality` counts from one.
      const places = new Set(result.rows.map(({ place }) => place - 1))
      const isStored = (_message: InboundMessage, place: number): boolean => places.has(place)
      const isDuplicate = (_message: InboundMessage, place: number): boolean => !places.has(place)
      return { stored: messages.filter(isStored), duplicates: messages.filter(isDuplicate) }
    },
  }
}

function rowOf(
  message: InboundMessage,
): Record<'id' | 'lane' | 'channel' | 'externalId' | 'content' | 'at' | 'payload', string> {
  const id = newMessageId()
  return {
    id,
    lane: laneOf(message.from),
    channel: message.channel,
    externalId: message.externalId,
    content: JSON.stringify(message.content),
    at: message.sentAt,
    payload: JSON.stringify({ messageId: id, message }),
  }
}
