/** The desk where officers work all day: skills and states of staff, tickets, notices to colleagues, who looks at what. */
export const name = '0007_desk'

export const sql = `
-- Empty = all of them.
alter table staff add column if not exists queues text[] not null default '{}';
alter table staff add column if not exists provinces text[] not null default '{}';
alter table staff add column if not exists languages text[] not null default '{vi}';

-- Every half minute while a page of the desk is open; a row of its own, so that accounts are not written for it.
create unlogged table staff_states (
  staff_id text primary key references staff (id) on delete cascade,
  state text not null default 'available' check (state in ('available', 'away', 'offline')),
  seen_at timestamptz not null
);

alter table handoffs add column topic text;
alter table handoffs add column mood text;
alter table handoffs add column language text;
alter table handoffs add column province jsonb;
alter table handoffs add column tags text[] not null default '{}';
alter table handoffs add column promised boolean not null default false;
alter table handoffs add column first_reply_at timestamptz;
alter table handoffs add column answered_at timestamptz;
alter table handoffs add column task text;
alter table handoffs add column progress text;
alter table handoffs add column result text;
alter table handoffs add column reminded_at timestamptz;
alter table handoffs add column escalated_at timestamptz;
alter table handoffs add column reopened_from text;
alter table handoffs add column merged_into text;
create index handoffs_closed on handoffs (closed_at) where status = 'resolved';
create index handoffs_replied on handoffs (first_reply_at) where first_reply_at is not null;
create index handoffs_opened on handoffs (opened_at);
create index handoffs_held on handoffs (assigned_to) where status = 'assigned';

create table mentions (
  id text primary key,
  staff_id text not null,
  handoff_id text not null,
  kind text not null check (kind in ('mention', 'transfer', 'assigned', 'coach', 'reminder', 'escalation')),
  by text not null,
  text text not null,
  at timestamptz not null,
  read_at timestamptz
);
create index mentions_unread on mentions (staff_id, at) where read_at is null;

-- Half a minute long: nothing is lost with it.
create unlogged table handoff_viewers (
  handoff_id text not null,
  staff_id text not null,
  until timestamptz not null,
  primary key (handoff_id, staff_id)
);

-- A message that failed is sent again by hand once.
alter table messages add column retried_by text;
-- What kind of answer the platform gave; its own words are in delivery_note.
alter table messages add column delivery_failure text;
`
