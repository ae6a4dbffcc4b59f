/**
 * The desk's search, one statement a step; answers to the rating are neither found nor shown.
 * Parameters 1–8 narrow the conversations, newest first.
 */
const NARROW = `
  ($1::text is null or c.channel = $1)
  and ($2::text is null or exists (select 1 from handoffs h where h.conversation_id = c.id and h.assigned_to = $2))
  and ($3::timestamptz is null or c.last_citizen_at >= $3)
  and ($4::timestamptz is null or c.opened_at < $4::timestamptz + interval '1 day')
  and ($5::text[] is null or c.lane = any($5))
  and ($6::timestamptz is null or (c.opened_at, c.id) < ($6, $7::text))
  and ($8::text is null or exists (select 1 from handoffs h where h.conversation_id = c.id and $8 = any(h.tags)))`

export const NARROWED = `
select c.id from conversations c where ${NARROW}
order by c.opened_at desc, c.id desc limit $9`

/** The newest $9, each with whether one of its messages has the words $10. */
export const NEWEST_WITH_WORDS = `
with newest as materialized (
  select c.id, c.lane, c.opened_at from conversations c where ${NARROW}
  order by c.opened_at desc, c.id desc limit $9
)
select newest.id, coalesce(found.hit, false) as hit from newest
left join lateral (
  -- "offset 0" keeps the planner from asking the index of words once for each conversation: 3 ms instead of 0.1.
  select true as hit from (
    select m.words from messages m where m.lane = newest.lane and m.conversation_id = newest.id and not m.rating_part
    offset 0
  ) m where m.words @@ to_tsquery('simple', $10) limit 1
) found on true
order by newest.opened_at desc, newest.id desc`

export const WITH_WORDS = `
with found as materialized (
  select distinct conversation_id from messages
  where words @@ to_tsquery('simple', $10) and conversation_id is not null and not rating_part
)
select c.id from found join conversations c on c.id = found.conversation_id where ${NARROW}
order by c.opened_at desc, c.id desc limit $9`

/** What is shown of the conversations $1; the messages with the words $2, or the citizen's last one. */
export const PICTURED = `
select c.id, c.channel, c.account, c.user_id, c.thread, c.opened_at, c.last_citizen_at, c.intent,
  last.id as handoff, last.tags, staff.display_name as officer, shown.matches
from conversations c
left join lateral (
  select h.id, h.tags, h.assigned_to from handoffs h where h.conversation_id = c.id order by h.opened_at desc limit 1
) last on true
left join staff on staff.id = last.assigned_to
left join lateral (
  select jsonb_agg(jsonb_build_object('content', near.content, 'at', near.at) order by near.seq desc) as matches
  from (
    select m.seq, m.content, m.at from (
      select m.* from messages m where m.lane = c.lane and m.conversation_id = c.id and not m.rating_part offset 0
    ) m
    where case when $2 = '' then m.direction = 'in' and m.content ->> 'kind' <> 'rating' else m.words @@ to_tsquery('simple', $2) end
    order by m.seq desc limit 2
  ) near
) shown on true
where c.id = any($1)
order by c.opened_at desc, c.id desc`
