/**
 * Citizens' files. In the database and not in a folder: several instances share it, one backup and one erasure cover
 * it, and a file is there exactly if its row is (`docs/adr/0011-media.md`).
 */
export const name = '0002_media'

export const sql = `
create table media (
  id text primary key,
  lane text not null,
  type text not null,
  size int not null,
  name text,
  created_at timestamptz not null default now()
);
create index media_lane on media (lane);
create index media_created on media (created_at);

-- In pieces, so that a file is sent without being in memory whole.
create table media_chunks (
  media_id text not null references media (id) on delete cascade,
  place int not null,
  bytes bytea not null,
  primary key (media_id, place)
);
-- Pictures and documents are compressed already.
alter table media_chunks alter column bytes set storage external;

create table message_media (
  message_id text primary key references messages (id) on delete cascade,
  media_id text references media (id) on delete cascade,
  -- Why there is no file.
  missing text,
  check ((media_id is null) <> (missing is null))
);
create index message_media_file on message_media (media_id);
`
