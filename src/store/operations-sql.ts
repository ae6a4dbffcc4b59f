/** Việt Nam is at UTC+7: its hours are UTC's, its days are not. */
const HOUR = (column: string): string => `date_trunc('hour', ${column}, 'Asia/Ho_Chi_Minh')`

/** Conversations in which something happened in the window ($1, $2]. */
const CHANGED = `
select conversation_id from events where at > $1 and at <= $2
union select conversation_id from messages where at > $1 and at <= $2 and conversation_id is not null
union select conversation_id from handoffs where opened_at > $1 and opened_at <= $2`

/** The topic was certain: a guess that was asked back about is none. */
const CERTAIN = `array['answered', 'not-answered', 'calculated', 'understood-also']`

/**
 * `$3` intents of hospitals, `$4` of complaints, `$5` a pattern of hospital words.
 *
 * The first answer is measured from the first message that waited for it: a greeting that was greeted back starts no
 * clock, and messages that wait together behind a stopped queue count from the first of them. An officer's line on the
 * telephone was written down afterwards: it answers, but has no time.
 */
export const REFRESH_CONVERSATIONS = `
with changed as (${CHANGED})
insert into operations_conversations as kept (conversation_id, at, channel, citizen, asked, answered, handed_over, wait, province,
  hospital, complaint, comment)
select c.id, ${HOUR('c.opened_at')}, c.channel, hashtextextended(c.lane, 0), questions.at is not null, answers.at is not null,
  e.passed_on or h.opened is not null, case when answers.at < coalesce(m.spoken_at, 'infinity') then
    greatest(0, extract(epoch from answers.at - coalesce(waiting.at, questions.at))) end,
  coalesce(nullif(i.province_code, ''), h.province, ''),
  e.hospital or c.intent = any ($3) is true or (complaint.made and m.names_hospital),
  complaint.made and (e.hospital or c.intent = any ($3) is true or m.names_hospital)
    or coalesce(i.score <= 3 and said.comment, false), said.comment is true
from changed join conversations c on c.id = changed.conversation_id
cross join lateral (
  select min(at) filter (where kind in ('answered', 'calculated', 'not-answered', 'handoff-requested', 'call-entered')
      or kind = 'misunderstood' and detail ->> 'outOfScope' is distinct from 'true'
      or kind in ('understood', 'understood-also') and detail ->> 'intent' not like 'act.%'
        and detail ->> 'intent' <> 'out_of_scope') as asked_at,
    min(at) filter (where kind in ('answered', 'calculated', 'staff-takeover')) as answered_at,
    coalesce(bool_or(kind = 'call-entered' and detail ->> 'result' = 'passed_on'), false) as passed_on,
    coalesce(bool_or(kind = any (${CERTAIN}) and detail ->> 'intent' = any ($3)), false) as hospital,
    coalesce(bool_or(kind = any (${CERTAIN}) and detail ->> 'intent' = any ($4)), false) as complaint
  from events where conversation_id = c.id
) e
cross join lateral (
  select bool_or(direction = 'in' and content ->> 'kind' not in ('event', 'rating')) as wrote,
    min(at) filter (where direction = 'out' and author <> 'bot' and delivery is not null) as written_at,
    min(at) filter (where direction = 'out' and author <> 'bot' and delivery is null) as spoken_at,
    coalesce(bool_or(direction = 'in' and normalize(content ->> 'text', nfc) ~* $5), false) as names_hospital
  from messages where lane = c.lane and conversation_id = c.id
) m
cross join lateral (select least(e.answered_at, m.written_at, m.spoken_at) as at) answers
cross join lateral (select least(e.asked_at, answers.at) as at) questions
cross join lateral (select e.complaint or coalesce(c.intent = any ($4), false) as made) complaint
left join lateral (
  select max(at) as at from messages
  where lane = c.lane and conversation_id = c.id and direction = 'out' and at < questions.at
) spoken_before on true
left join lateral (
  select coalesce(min(at) filter (where at > spoken_before.at is not false), max(at)) as at from messages
  where lane = c.lane and conversation_id = c.id and direction = 'in' and at <= questions.at
    and content ->> 'kind' not in ('event', 'rating')
) waiting on true
left join lateral (
  select min(opened_at) as opened, (array_agg(province ->> 'code' order by opened_at desc)
    filter (where province ->> 'code' is not null))[1] as province
  from handoffs where conversation_id = c.id
) h on true
left join survey_invitations i on i.conversation_id = c.id
left join lateral (
  select i.invalid_reason is null and normalize(coalesce(i.comment_masked, i.comment), nfc) ~* $5 as comment
) said on true
where m.wrote
on conflict (conversation_id) do update set asked = excluded.asked, answered = excluded.answered,
  handed_over = excluded.handed_over, wait = excluded.wait, province = excluded.province, hospital = excluded.hospital,
  complaint = excluded.complaint, comment = excluded.comment
  where (kept.asked, kept.answered, kept.handed_over, kept.wait, kept.province, kept.hospital, kept.complaint,
    kept.comment) is distinct from (excluded.asked, excluded.answered, excluded.handed_over, excluded.wait,
    excluded.province, excluded.hospital, excluded.complaint, excluded.comment)
returning at`

export const REFRESH_HOURS = `
insert into operations_hours (at, channel, conversations, asked, answered, handed_over, waits)
select at, channel, count(*), count(*) filter (where asked), count(*) filter (where answered),
  count(*) filter (where asked and handed_over), coalesce(array_agg(wait) filter (where wait is not null), '{}')
from operations_conversations where at = any ($1) group by at, channel
on conflict (at, channel) do update set conversations = excluded.conversations, asked = excluded.asked,
  answered = excluded.answered, handed_over = excluded.handed_over, waits = excluded.waits`

/** Hours with a message of the window ($1, $2], and those of the last week that still had one under way. */
export const REFRESH_DELIVERIES = `
with due as materialized (
  select generate_series(${HOUR('$1::timestamptz')}, ${HOUR('$2::timestamptz')}, interval '1 hour') as at
  union select at from operations_hours where pending > 0 and at > $2::timestamptz - interval '7 days'
), counted as (
  select due.at, channel, count(*) filter (where delivery = 'delivered') as delivered,
    count(*) filter (where delivery = 'pending') as pending,
    count(*) filter (where delivery = 'failed' and delivery_failure = 'retry-later') as retry_later,
    count(*) filter (where delivery = 'failed' and delivery_failure = 'window-closed') as window_closed,
    count(*) filter (where delivery = 'failed' and delivery_failure = 'blocked') as blocked,
    count(*) filter (where delivery = 'failed' and delivery_failure = 'refused') as refused,
    count(*) filter (where delivery = 'failed' and delivery_failure is null) as unknown_failure
  from due join messages on messages.at >= due.at and messages.at < due.at + interval '1 hour'
  where direction = 'out' and delivery is not null
  group by due.at, channel
), ended as (
  -- Erased while under way: nothing of it will ever arrive.
  update operations_hours old set pending = 0 where old.pending > 0 and old.at in (select at from due)
    and not exists (select from counted where counted.at = old.at and counted.channel = old.channel)
)
insert into operations_hours (at, channel, delivered, pending, retry_later, window_closed, blocked, refused,
  unknown_failure)
select * from counted
on conflict (at, channel) do update set delivered = excluded.delivered, pending = excluded.pending,
  retry_later = excluded.retry_later, window_closed = excluded.window_closed, blocked = excluded.blocked,
  refused = excluded.refused, unknown_failure = excluded.unknown_failure`

/** `$1` to `$2`: instants, the end excluded. */
export const CHANNELS = `
with sums as (
  select channel, sum(conversations)::int as conversations, sum(asked)::int as asked, sum(answered)::int as answered,
    sum(handed_over)::int as handed_over, sum(delivered)::int as delivered, sum(pending)::int as pending,
    sum(retry_later)::int as retry_later, sum(window_closed)::int as window_closed, sum(blocked)::int as blocked,
    sum(refused)::int as refused, sum(unknown_failure)::int as unknown_failure
  from operations_hours where at >= $1 and at < $2 group by channel
), times as (
  select channel, count(*)::int as first_answers,
    percentile_cont(array[0.5, 0.95]) within group (order by wait::double precision) as at
  from operations_hours, unnest(waits) wait where at >= $1 and at < $2 group by channel
)
select sums.*, coalesce(first_answers, 0) as first_answers, times.at[1] as median, times.at[2] as p95
from sums left join times using (channel) order by channel`

export const HOURS = `
select channel, at, coalesce(conversations, 0) as conversations, coalesce(asked, 0) as asked,
  coalesce(answered, 0) as answered,
  coalesce(retry_later + window_closed + blocked + refused + unknown_failure, 0) as failures,
  coalesce(ok, 0) as ok, coalesce(failed, 0) as failed
from (select * from operations_hours where at >= $1 and at < $2) counted
full join (select * from channel_hours where at >= $1 and at < $2) probed using (at, channel)
order by channel, at`

export const HOSPITAL = `
with everything as (
  select province, count(*)::int as asked from operations_conversations where at >= $1 and at < $2 and asked
  group by province
), citizens as (
  -- Linked channels are one person.
  select province, coalesce(links.person, citizen::text) as who, count(*) filter (where hospital) as conversations,
    count(*) filter (where complaint) as complaints, count(*) filter (where comment) as comments
  from operations_conversations left join links on hashtextextended(links.lane, 0) = citizen
  where at >= $1 and at < $2 and (hospital or complaint or comment)
  group by province, who
), found as (
  select province, sum(conversations)::int as conversations, (count(*) filter (where conversations > 0))::int as persons,
    sum(complaints)::int as complaints, (count(*) filter (where complaints > 0))::int as complainants,
    sum(comments)::int as comments, (count(*) filter (where comments > 0))::int as commenters
  from citizens group by province
)
select province, coalesce(asked, 0) as asked, coalesce(conversations, 0) as conversations,
  coalesce(persons, 0) as persons, coalesce(complaints, 0) as complaints, coalesce(complainants, 0) as complainants,
  coalesce(comments, 0) as comments, coalesce(commenters, 0) as commenters
from everything full join found using (province) order by province`

export const RECORD_PROBE = `
insert into channel_hours (channel, at, ok, failed)
values ($1, ${HOUR('$2::timestamptz')}, case when $3 then 1 else 0 end, case when $3 then 0 else 1 end)
on conflict (at, channel) do update set ok = channel_hours.ok + excluded.ok, failed = channel_hours.failed + excluded.failed`
