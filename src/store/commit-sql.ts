/**
 * All that a turn decided, for one turn or for many, in one statement: one round trip and one transaction, whatever was
 * decided. A turn counts only if its claim is still held and its conversation still has the version that was read; what
 * belongs to the others is not written. Parameters are JSON arrays (`commit.ts` names their fields).
 *
 * Messages get their `seq` after the conversation's row lock, because they depend on `won`: a citizen's stream can
 * therefore never show a later message while an earlier one is not yet committed.
 */
export const COMMIT = `
with given as (
  select * from jsonb_to_recordset($1) as x (id text, version int, lane text, channel text, account text, user_id text,
    thread text, mode text, intent text, slots jsonb, misunderstood int, context jsonb, opened_at timestamptz,
    last_citizen_at timestamptz, item bigint, lease text, message_id text, rating_part boolean)
), held as (
  select given.id from given join lane_items on lane_items.id = given.item and lane_items.lease = given.lease
  for update of lane_items
), ready as (
  select * from given where item is null or id in (select id from held)
), updated as (
  update conversations set mode = ready.mode, intent = ready.intent, slots = ready.slots,
    misunderstood = ready.misunderstood, context = ready.context, last_citizen_at = ready.last_citizen_at,
    version = ready.version + 1
  from ready where conversations.id = ready.id and ready.version > 0 and conversations.version = ready.version
  returning conversations.id
), inserted as (
  insert into conversations (id, lane, channel, account, user_id, thread, mode, intent, slots, misunderstood, context,
    opened_at, last_citizen_at, version, is_current)
  select id, lane, channel, account, user_id, thread, mode, intent, slots, misunderstood, context, opened_at,
    last_citizen_at, 1, true from ready where version = 0
  on conflict (lane) where is_current do nothing
  returning id
), won as (
  select id from updated union all select id from inserted
), linked as (
  update messages set conversation_id = ready.id, rating_part = coalesce(ready.rating_part, false) from ready
  where messages.id = ready.message_id and ready.id in (select id from won)
), ended as (
  delete from lane_items using ready where lane_items.id = ready.item and ready.id in (select id from won)
), said as (
  insert into messages (id, lane, conversation_id, direction, author, channel, content, citations, at, delivery,
    rating_part)
  select id, lane, conversation_id, direction, author, channel, content, citations, at, delivery,
    coalesce(rating_part, false)
  from jsonb_to_recordset($2) as x (place int, id text, lane text, conversation_id text, direction text, author text,
    channel text, content jsonb, citations jsonb, at timestamptz, delivery text, payload jsonb, rating_part boolean)
  where conversation_id in (select id from won) order by place
), queued as (
  insert into lane_items (queue, lane, payload)
  select 'outbox', lane, payload
  from jsonb_to_recordset($2) as x (place int, lane text, conversation_id text, payload jsonb)
  -- What was spoken has no payload: it is in the transcript, and said already.
  where payload is not null and conversation_id in (select id from won) order by place
), noted as (
  insert into events (conversation_id, at, kind, detail)
  select conversation_id, at, kind, detail
  from jsonb_to_recordset($3) as x (conversation_id text, at timestamptz, kind text, detail jsonb)
  where conversation_id in (select id from won)
), planned as (
  insert into tasks (kind, key, due_at, detail)
  select kind, key, due_at, detail
  from jsonb_to_recordset($4) as x (conversation_id text, kind text, key text, due_at timestamptz, detail jsonb)
  where conversation_id in (select id from won)
  on conflict (key) do update set due_at = excluded.due_at, detail = excluded.detail, lease = null,
    locked_until = null, attempts = 0
), cancelled as (
  delete from tasks where key in (
    select key from jsonb_to_recordset($5) as x (conversation_id text, key text)
    where conversation_id in (select id from won))
), handed as (
  insert into handoffs (id, conversation_id, reason, status, queue, priority, summary, assigned_to, opened_at, due_at,
    closed_at, end_reason, topic, mood, language, province, tags, promised, first_reply_at, answered_at, task, progress,
    result, reminded_at, escalated_at, reopened_from, merged_into)
  select id, conversation_id, reason, status, queue, priority, summary, assigned_to, opened_at, due_at, closed_at,
    end_reason, topic, mood, language, province, coalesce(tags, '{}'), coalesce(promised, false), first_reply_at,
    answered_at, task, progress, result, reminded_at, escalated_at, reopened_from, merged_into
  from jsonb_to_recordset($6) as x (id text, conversation_id text, reason text, status text, queue text, priority int,
    summary text, assigned_to text, opened_at timestamptz, due_at timestamptz, closed_at timestamptz, end_reason text,
    topic text, mood text, language text, province jsonb, tags text[], promised boolean, first_reply_at timestamptz,
    answered_at timestamptz, task text, progress text, result text, reminded_at timestamptz, escalated_at timestamptz, reopened_from text,
    merged_into text)
  where conversation_id in (select id from won)
  on conflict (id) do update set status = excluded.status, assigned_to = excluded.assigned_to,
    reason = excluded.reason, priority = excluded.priority, summary = excluded.summary, closed_at = excluded.closed_at,
    end_reason = excluded.end_reason, queue = excluded.queue, due_at = excluded.due_at, mood = excluded.mood,
    tags = excluded.tags, first_reply_at = excluded.first_reply_at,
    answered_at = excluded.answered_at, task = excluded.task, progress = excluded.progress,
    result = excluded.result, reminded_at = excluded.reminded_at, escalated_at = excluded.escalated_at,
    merged_into = excluded.merged_into,
    -- Found beside the conversation's turns: one that was read before knows nothing of it.
    province = coalesce(excluded.province, handoffs.province)
), told as (
  insert into mentions (id, staff_id, handoff_id, kind, by, text, at)
  select id, staff, handoff, kind, by, text, at
  from jsonb_to_recordset($10) as x (conversation_id text, id text, staff text, handoff text, kind text, by text,
    text text, at timestamptz)
  where conversation_id in (select id from won)
), invited as (
  -- A conversation has one row. One that only counted it gives way when it is opened again and asked about after all.
  insert into survey_invitations (id, conversation_id, handoff_id, channel, intent, served_by, staff, outcome,
    instrument_version, person_key, ask_probability, is_test, created_at, expires_at, collection_mode, send_status,
    send_failure, conversation_key, survey_channel, eligible_reason, refused_at, factor_asked, persona,
    respondent_group, intent_group, province_code, commune_code, geo_source, geo_version)
  select id, conversation_id, handoff_id, channel, intent, served_by, staff, outcome, instrument_version, person_key,
    ask_probability, is_test, created_at, expires_at, coalesce(mode, 'self'),
    case when eligible_reason is not null then 'none' when not_sent is null then 'pending' else 'failed' end, not_sent,
    conversation_key, survey_channel, eligible_reason, refused_at, factor_asked, persona, respondent_group,
    intent_group, province_code, commune_code, geo_source, geo_version
  from jsonb_to_recordset($7) as x (id text, conversation_id text, handoff_id text, channel text, intent text,
    served_by text, staff text, outcome text, instrument_version text, person_key text,
    ask_probability double precision, is_test boolean, created_at timestamptz, expires_at timestamptz,
    mode text, not_sent text, conversation_key text, survey_channel text, eligible_reason text, refused_at timestamptz,
    factor_asked text, persona text, respondent_group text, intent_group text, province_code text, commune_code text,
    geo_source text, geo_version text)
  where conversation_id in (select id from won)
  on conflict (conversation_id) do update set id = excluded.id, handoff_id = excluded.handoff_id,
    intent = excluded.intent, served_by = excluded.served_by, staff = excluded.staff, outcome = excluded.outcome,
    instrument_version = excluded.instrument_version, person_key = excluded.person_key,
    ask_probability = excluded.ask_probability, created_at = excluded.created_at, expires_at = excluded.expires_at,
    collection_mode = excluded.collection_mode, send_status = excluded.send_status,
    send_failure = excluded.send_failure, conversation_key = excluded.conversation_key,
    survey_channel = excluded.survey_channel, eligible_reason = excluded.eligible_reason,
    refused_at = coalesce(survey_invitations.refused_at, excluded.refused_at), factor_asked = excluded.factor_asked,
    persona = excluded.persona, respondent_group = excluded.respondent_group, intent_group = excluded.intent_group,
    province_code = excluded.province_code, commune_code = excluded.commune_code, geo_source = excluded.geo_source,
    geo_version = excluded.geo_version
  where survey_invitations.send_status = 'none'
), rated as (
  -- The first score counts and stays; factor and comment fill in afterwards. A score proves that the invitation
  -- arrived, whatever the platform's receipt said.
  update survey_invitations set
    rated_at = case when x.score is null then rated_at else coalesce(rated_at, x.at) end,
    invalid_reason = case when x.score is null or rated_at is not null then survey_invitations.invalid_reason else x.invalid_reason end,
    score = coalesce(survey_invitations.score, x.score),
    issued_at = case when x.score is null and x.without is distinct from 'refused' then issued_at
      else coalesce(issued_at, created_at) end,
    send_status = case when x.score is not null or x.without = 'refused' then 'sent'
      when x.without = 'not_reached' and send_status = 'pending' then 'failed' else send_status end,
    send_failure = case when x.without = 'not_reached' then coalesce(send_failure, x.without) else send_failure end,
    collected_by = coalesce(survey_invitations.collected_by, x.collected_by),
    refused_at = case when x.without = 'refused' then coalesce(survey_invitations.refused_at, x.at)
      else survey_invitations.refused_at end,
    factor_score = coalesce(survey_invitations.factor_score, x.factor_score),
    factor = coalesce(survey_invitations.factor, x.factor),
    comment = coalesce(survey_invitations.comment, x.comment),
    comment_masked = coalesce(survey_invitations.comment_masked, x.comment_masked),
    comment_topic = coalesce(survey_invitations.comment_topic, x.comment_topic)
  from jsonb_to_recordset($8) as x (conversation_id text, invite text, at timestamptz, score int,
    invalid_reason text, factor_score int, factor text, comment text, comment_masked text, comment_topic text,
    collected_by text, without text)
  where survey_invitations.id = x.invite and x.conversation_id in (select id from won)
), recalled as (
  -- A citizen who asks again has one ticket: the number that it replaces is gone.
  delete from callbacks using jsonb_to_recordset($9) as x (id text, conversation_id text, purpose text)
  where callbacks.conversation_id = x.conversation_id and callbacks.purpose = x.purpose and callbacks.id <> x.id
    and callbacks.status = 'open' and x.conversation_id in (select id from won)
), called as (
  insert into callbacks (id, conversation_id, purpose, phone, preferred_time, topic, status, attempts, opened_at, due_at,
    not_for, officer, note, closed_at)
  select id, conversation_id, purpose, number, time, topic, status, attempts, opened_at, due_at, not_for, officer, note,
    closed_at
  from jsonb_to_recordset($9) as x (id text, conversation_id text, purpose text, number text, time text, topic text,
    status text, attempts int, opened_at timestamptz, due_at timestamptz, not_for text, officer text, note text,
    closed_at timestamptz)
  where conversation_id in (select id from won)
  on conflict (id) do update set status = excluded.status, attempts = excluded.attempts, due_at = excluded.due_at,
    officer = excluded.officer, note = excluded.note, closed_at = excluded.closed_at
)
select 'won' as what, id from won union all select 'held', id from held`

/** Before a new conversation of a citizen who had one: only one is current. */
export const RETIRE = 'update conversations set is_current = false where id = any($1) and is_current'
