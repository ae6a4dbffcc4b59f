/** One citizen on several channels, known as one only by their own proof. `person` groups the lanes. */
export const name = '0005_links'

export const sql = `
create table links (
  lane text primary key,
  person text not null,
  address jsonb not null,
  linked_at timestamptz not null
);
create index links_person on links (person);

-- One open code a citizen. A used one stays until it expires, so that the same try twice has the same end.
create table link_codes (
  code text primary key,
  lane text not null unique,
  address jsonb not null,
  expires_at timestamptz not null,
  used_by text
);

create table link_tries (
  id bigint generated always as identity primary key,
  lane text not null,
  at timestamptz not null
);
create index link_tries_at on link_tries (at);
create index link_tries_lane on link_tries (lane, at);
`
