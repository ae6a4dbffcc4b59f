/**
 * Calls that are owed to citizens, and how a rating was collected. The number is there to be dialled: it is in no other
 * table but in the citizen's own message, and goes with the ticket.
 */
export const name = '0004_callbacks'

export const sql = `
create table callbacks (
  id text primary key,
  conversation_id text not null references conversations (id) on delete cascade,
  purpose text not null check (purpose in ('help', 'rating')),
  phone text not null,
  preferred_time text not null check (preferred_time in ('morning', 'afternoon', 'any')),
  topic text,
  status text not null check (status in ('open', 'done', 'unreachable')),
  attempts int not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  not_for text,
  officer text,
  note text,
  closed_at timestamptz
);
create index callbacks_due on callbacks (status, due_at);
create index callbacks_conversation on callbacks (conversation_id);

-- Answers given alone and answers given to a person on the phone are not compared without saying so.
alter table survey_invitations add column collection_mode text not null default 'self'
  check (collection_mode in ('self', 'interviewer'));
alter table survey_invitations add column collected_by text;
`
