/**
 * How stable the channels are, counted by hour ahead of time: a page over a million messages reads some thousand rows.
 * All of it can be made anew from the chat, but for what probes found.
 */
export const name = '0015_operations'

export const sql = `
-- What each channel's own probe found. An hour without a row was looked at by nobody: that is not 100 %.
create table channel_hours (
  channel text not null,
  at timestamptz not null,
  ok int not null default 0,
  failed int not null default 0,
  primary key (at, channel)
);

-- One row per conversation in which a citizen wrote; goes with the conversation.
create table operations_conversations (
  conversation_id text primary key references conversations (id) on delete cascade,
  -- The hour in which it was opened.
  at timestamptz not null,
  channel text not null,
  -- A number made from the lane: persons are counted by it, nobody can be written to.
  citizen bigint not null,
  asked boolean not null,
  answered boolean not null,
  handed_over boolean not null,
  -- Seconds to the first answer; null: none, or it was spoken.
  wait real,
  -- Two digits; '' = unknown.
  province text not null,
  hospital boolean not null,
  complaint boolean not null,
  comment boolean not null
);
create index operations_conversations_at on operations_conversations (at, province) include (asked);
create index operations_conversations_hospital on operations_conversations (at) where hospital or complaint or comment;

create table operations_hours (
  at timestamptz not null,
  channel text not null,
  conversations int not null default 0,
  asked int not null default 0,
  answered int not null default 0,
  handed_over int not null default 0,
  -- Each first answer's seconds: a median of a month cannot be made from medians of hours.
  waits real[] not null default '{}',
  -- Messages said in this hour, by what became of them so far.
  delivered int not null default 0,
  pending int not null default 0,
  retry_later int not null default 0,
  window_closed int not null default 0,
  blocked int not null default 0,
  refused int not null default 0,
  unknown_failure int not null default 0,
  primary key (at, channel)
);
create index operations_hours_pending on operations_hours (at) where pending > 0;

create table operations_refreshed (
  one boolean primary key default true check (one),
  until timestamptz not null
);
insert into operations_refreshed (until) values ('-infinity');

-- What happened since the last look. Not BRIN: its newest rows, the ones looked for, are summed up only by a vacuum.
create index messages_at on messages (at);
create index events_at on events (at);
`
