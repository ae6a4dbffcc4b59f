import type pg from 'pg'
import type { Database } from './database.ts'
import { FIGURES, QUEUES_NOW, ratingMeanOf, type FiguresRow } from './desk-figures.ts'
import type { HandoffId, StaffId } from '../core/ids.ts'
import type { DeskStore, Mention, Officer, OfficerState, Viewer } from '../handoff/desk-store.ts'

/** A page reports every half minute; two that are lost are no reason to call somebody away. */
const OFFLINE_AFTER_SECONDS = 120
const VIEWING_SECONDS = 30
const MOST_MENTIONS = 100

const OFFICERS = `
select staff.id, display_name, role, queues, provinces, languages,
  case when seen_at > now() - make_interval(secs => $1) then state else 'offline' end as state,
  coalesce(held.open, 0)::int as open, held.unanswered_since
from staff left join staff_states on staff_states.staff_id = staff.id
left join lateral (
  select count(*) as open, min(case when answered_at is null then handoffs.opened_at else waits.since end)
    as unanswered_since
  from handoffs join conversations on conversations.id = handoffs.conversation_id
  left join lateral (
    select min(at) as since from messages
    where messages.lane = conversations.lane and messages.conversation_id = conversations.id and direction = 'in'
      and not rating_part
      and seq > coalesce((select max(reply.seq) from messages reply where reply.lane = conversations.lane
        and reply.conversation_id = conversations.id and reply.content ->> 'kind' = 'staff-text'), 0)
  ) waits on true
  where handoffs.assigned_to = staff.id and handoffs.status = 'assigned'
) held on true
where not disabled and role in ('officer', 'supervisor', 'admin')
order by display_name, staff.id`

const SET_STATE = `
insert into staff_states (staff_id, state, seen_at) values ($1, $2, now())
on conflict (staff_id) do update set state = excluded.state, seen_at = excluded.seen_at`

const SEEN = `
insert into staff_states (staff_id, seen_at) values ($1, now())
on conflict (staff_id) do update set seen_at = excluded.seen_at`

const VIEWING = `
with before as (select 1 from handoff_viewers where handoff_id = $1 and staff_id = $2 and until > now()),
  gone as (delete from handoff_viewers where until < now() - interval '1 minute')
insert into handoff_viewers (handoff_id, staff_id, until) values ($1, $2, now() + make_interval(secs => $3))
on conflict (handoff_id, staff_id) do update set until = excluded.until
returning not exists (select 1 from before) as fresh`

const VIEWERS = `
select staff_id as staff, display_name as name from handoff_viewers join staff on staff.id = staff_id
where handoff_id = $1 and until > now() order by display_name`

const MENTIONS = `
select mentions.id, mentions.staff_id, handoff_id, kind, by, text, at, display_name
from mentions left join staff on staff.id = mentions.by
where mentions.staff_id = $1 and read_at is null order by at desc, mentions.id limit ${MOST_MENTIONS}`

// The mark and the outbox item are one statement: of two taps, or of two instances, one finds the message failed.
const RETRY = `
with again as (
  update messages set delivery = 'pending', delivery_note = null, delivery_failure = null, retried_by = $3
  from handoffs join conversations on conversations.id = handoffs.conversation_id
  where handoffs.id = $1 and handoffs.assigned_to = $3 and handoffs.status = 'assigned'
    and messages.id = $2 and messages.conversation_id = conversations.id and messages.direction = 'out'
    and messages.delivery = 'failed' and messages.retried_by is null and messages.content ->> 'kind' <> 'rating-request'
    and not messages.rating_part
  returning messages.id, messages.lane, messages.conversation_id, messages.content, messages.citations, messages.author,
    jsonb_strip_nulls(jsonb_build_object('channel', conversations.channel, 'account', conversations.account,
      'user', conversations.user_id, 'thread', conversations.thread)) as address
)
insert into lane_items (queue, lane, payload)
select 'outbox', lane, jsonb_build_object('message', jsonb_build_object('id', id, 'conversationId', conversation_id,
  'to', address, 'content', content, 'citations', citations, 'author', author))
from again`

// What was promised at night took the night: it says nothing of the wait of somebody who writes now.
const FIRST_RESPONSES = `
select count(*)::int as n,
  coalesce(percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - opened_at)), 0)::float as median
from handoffs where first_reply_at >= $1 and not promised`

// Of the same citizen, through a new conversation too.
const LAST_OFFICER = `
select earlier.assigned_to as staff from handoffs
join conversations mine on mine.id = handoffs.conversation_id
join conversations theirs on theirs.lane = mine.lane
join handoffs earlier on earlier.conversation_id = theirs.id
where handoffs.id = $1 and earlier.id <> $1 and earlier.status = 'resolved' and earlier.closed_at >= $2
  and earlier.assigned_to is not null
order by earlier.closed_at desc limit 1`

const FREE_TAGS = `
select tag from handoffs, unnest(tags) tag where opened_at >= $1 group by tag order by count(*) desc, tag limit $2`

export function createDeskStore({ pool }: Database): DeskStore {
  return {
    async officers() {
      const { rows } = await pool.query<OfficerRow>(OFFICERS, [OFFLINE_AFTER_SECONDS])
      return rows.map(officerOf)
    },
    setState: (staff, state) => run(pool, SET_STATE, [staff, state]),
    seen: (staff) => run(pool, SEEN, [staff]),
    async viewing(handoff, staff) {
      const { rows } = await pool.query<{ fresh: boolean }>(VIEWING, [handoff, staff, VIEWING_SECONDS])
      return rows[0]?.fresh ?? false
    },
    async viewers(handoff) {
      return (await pool.query<Viewer>(VIEWERS, [handoff])).rows
    },
    async mentions(staff) {
      return (await pool.query<MentionRow>(MENTIONS, [staff])).rows.map(mentionOf)
    },
    async readMention(id, staff) {
      const read = 'update mentions set read_at = now() where id = $1 and staff_id = $2 and read_at is null'
      return ((await pool.query(read, [id, staff])).rowCount ?? 0) > 0
    },
    async retry(handoff, message, staff) {
      return ((await pool.query(RETRY, [handoff, message, staff])).rowCount ?? 0) > 0
    },
    async firstResponses(since) {
      const { rows } = await pool.query<{ n: number; median: number }>(FIRST_RESPONSES, [since])
      return { n: rows[0]?.n ?? 0, medianSeconds: rows[0]?.median ?? 0 }
    },
    setProvince: (handoff, province) =>
      run(pool, 'update handoffs set province = $2 where id = $1', [handoff, JSON.stringify(province)]),
    async lastOfficer(handoff, since) {
      const { rows } = await pool.query<{ staff: StaffId }>(LAST_OFFICER, [handoff, since])
      return rows[0]?.staff
    },
    async queuesNow(now) {
      const { rows } = await pool.query<QueueNowRow>(QUEUES_NOW, [now])
      return rows.map(({ oldest, ...row }) => ({ ...row, oldestWaitSeconds: oldest }))
    },
    async figures(now) {
      const { rows } = await pool.query<FiguresRow>(FIGURES, [now])
      return rows.map((figures) => {
        const { first_response, resolution, rating_mean: _exact, rating_n, ...row } = figures
        const ratingMean = ratingMeanOf(figures, rows)
        return {
          ...row,
          ...(first_response === null ? {} : { firstResponseMedianSeconds: Math.round(first_response) }),
          ...(resolution === null ? {} : { resolutionMedianSeconds: Math.round(resolution) }),
          ...(ratingMean === undefined ? {} : { ratingMean }),
          ratingN: rating_n,
        }
      })
    },
    async freeTags(since, limit) {
      return (await pool.query<{ tag: string }>(FREE_TAGS, [since, limit])).rows.map(({ tag }) => tag)
    },
  }
}

async function run(pool: pg.Pool, text: string, values: readonly unknown[]): Promise<void> {
  await pool.query(text, [...values])
}

interface QueueNowRow {
  readonly queue: string
  readonly waiting: number
  readonly oldest: number
  readonly overdue: number
}

interface OfficerRow extends Pick<Officer, 'id' | 'role' | 'queues' | 'provinces' | 'languages' | 'open'> {
  readonly display_name: string
  readonly state: OfficerState
  readonly unanswered_since: string | null
}

function officerOf({ display_name, unanswered_since, ...row }: OfficerRow): Officer {
  const waits = unanswered_since === null ? {} : { unansweredSince: unanswered_since }
  return { ...row, displayName: display_name, ...waits }
}

interface MentionRow extends Pick<Mention, 'id' | 'kind' | 'by' | 'text' | 'at'> {
  readonly staff_id: StaffId
  readonly handoff_id: HandoffId
  readonly display_name: string | null
}

function mentionOf({ staff_id, handoff_id, display_name, ...row }: MentionRow): Mention {
  const named = display_name === null ? {} : { byName: display_name }
  return { ...row, staff: staff_id, handoff: handoff_id, ...named }
}
