/** Forward only: a later change is a later file. `lane` is the key of one citizen on one channel (`laneOf`). */
export const name = '0001_initial'

export const sql = `
create table conversations (
  id text primary key,
  lane text not null,
  channel text not null,
  account text not null,
  user_id text not null,
  thread text,
  mode text not null,
  intent text,
  slots jsonb not null,
  misunderstood int not null,
  context jsonb not null,
  opened_at timestamptz not null,
  last_citizen_at timestamptz not null,
  version int not null,
  is_current boolean not null
);
-- One current conversation per citizen and channel: two turns that both open one cannot both commit.
create unique index conversations_current on conversations (lane) where is_current;
create index conversations_mode on conversations (mode, last_citizen_at);

create table messages (
  id text primary key,
  seq bigint generated always as identity,
  lane text not null,
  conversation_id text references conversations (id),
  direction text not null check (direction in ('in', 'out', 'note')),
  author text not null,
  channel text not null,
  external_id text,
  content jsonb not null,
  citations jsonb not null default '[]',
  at timestamptz not null,
  delivery text,
  delivery_note text
);
-- The dedupe key of every channel: an event delivered twice is stored once.
create unique index messages_inbound on messages (channel, external_id) where direction = 'in';
create index messages_sent on messages (channel, external_id) where direction = 'out' and external_id is not null;
create index messages_lane on messages (lane, seq);

-- Inbox and outbox. An item stays until it is done; only the first item of a lane can be claimed.
create table lane_items (
  id bigint generated always as identity primary key,
  queue text not null,
  lane text not null,
  -- Inbox: when the citizen sent it, because platforms do not promise to deliver in order. Outbox: as it was said.
  sort_at timestamptz not null default 'epoch',
  payload jsonb not null,
  attempts int not null default 0,
  enqueued_at timestamptz not null default now(),
  run_at timestamptz not null default now(),
  locked_until timestamptz,
  lease text,
  holder int,
  last_error text
) with (fillfactor = 70);
create index lane_items_lane on lane_items (queue, lane, sort_at, id);
create index lane_items_order on lane_items (queue, id);

-- Claims the first item of lanes that nobody holds, oldest first. Only a lane's first item can be claimed, so its order
-- survives retries; while it is held, none of the lane can be: an item that comes late but was sent earlier must not
-- overtake one that is being worked on. The settings hold the planner to walking lane_items_order and stopping at the
-- limit: a queue's statistics are always out of date, and with 20,000 items waiting its own choice took 400 ms.
create function take_lane_heads(wanted text, most int, new_lease text, new_holder int, lease_seconds double precision)
returns table (id bigint, lane text, payload jsonb, attempts int, enqueued_at timestamptz)
language plpgsql
set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off
set enable_hashjoin = off set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
  return query
  with heads as (
    select head.id from lane_items head
    where head.queue = wanted and head.run_at <= now() and (head.locked_until is null or head.locked_until < now())
      and head.id = (select first.id from lane_items first
                     where first.queue = head.queue and first.lane = head.lane
                     order by first.sort_at, first.id limit 1)
      and coalesce((select max(held.locked_until) from lane_items held
                    where held.queue = head.queue and held.lane = head.lane), '-infinity') < now()
    order by head.id limit most for update skip locked
  )
  update lane_items set attempts = lane_items.attempts + 1, lease = new_lease, holder = new_holder,
    locked_until = now() + make_interval(secs => lease_seconds)
  from heads where lane_items.id = heads.id
  returning lane_items.id, lane_items.lane, lane_items.payload, lane_items.attempts, lane_items.enqueued_at;
end $$;

create table dead_letters (
  id bigint primary key,
  queue text not null,
  lane text not null,
  payload jsonb not null,
  attempts int not null,
  enqueued_at timestamptz not null,
  buried_at timestamptz not null default now(),
  why text not null
);

create table events (
  id bigint generated always as identity primary key,
  conversation_id text not null references conversations (id),
  at timestamptz not null,
  kind text not null,
  detail jsonb not null
);
create index events_conversation on events (conversation_id, id);

create table tasks (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null unique,
  due_at timestamptz not null,
  detail jsonb not null,
  attempts int not null default 0,
  locked_until timestamptz,
  lease text,
  last_error text
);
create index tasks_due on tasks (due_at);

create table handoffs (
  id text primary key,
  conversation_id text not null references conversations (id),
  reason text not null,
  status text not null,
  queue text not null,
  priority int not null,
  summary text not null,
  assigned_to text,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz,
  end_reason text
);
create unique index handoffs_open on handoffs (conversation_id) where status in ('waiting', 'assigned');
create index handoffs_status on handoffs (status, priority, opened_at);

-- The survey store: one row per invitation, with its fate. Joined to the chat only by keys.
create table survey_invitations (
  id text primary key,
  conversation_id text not null unique,
  handoff_id text,
  channel text not null,
  intent text,
  served_by text not null,
  staff text,
  outcome text not null,
  instrument_version text not null,
  person_key text not null,
  ask_probability double precision not null,
  is_test boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  send_status text not null default 'pending',
  send_failure text,
  issued_at timestamptz,
  rated_at timestamptz,
  score int,
  factor text,
  comment text,
  invalid_reason text
);
create index survey_issued on survey_invitations (issued_at);
create index survey_created on survey_invitations (created_at, id);

create table staff (
  id text primary key,
  username text not null unique,
  display_name text not null,
  role text not null,
  password_hash text not null,
  disabled boolean not null default false,
  created_at timestamptz not null default now()
);
create table staff_sessions (
  token_hash text primary key,
  staff_id text not null references staff (id),
  csrf text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null
);

create table channel_tokens (
  name text primary key,
  value text not null,
  updated_at timestamptz not null default now()
);

create table settings (
  name text primary key,
  value text not null
);
`
