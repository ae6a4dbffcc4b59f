/** People as an admin keeps them, their sessions as lists show them, second factors, failed sign-ins. */
export const name = '0009_people'

export const sql = `
alter table staff
  add column if not exists queues text[] not null default '{}',
  add column if not exists provinces text[] not null default '{}',
  add column if not exists languages text[] not null default '{}',
  add column email text unique,
  add column must_change_password boolean not null default false,
  -- Issuer and subject of the OpenID provider, once the person has signed in there.
  add column openid_subject text unique;

-- Sessions from before have no device to show: whoever has one signs in again.
delete from staff_sessions;
alter table staff_sessions
  add column id text not null unique,
  add column signed_in_by text not null,
  add column ip text not null,
  add column device text not null,
  add column last_seen_at timestamptz not null;
create index staff_sessions_staff on staff_sessions (staff_id);

create table second_factors (
  staff_id text primary key references staff (id),
  -- AES-256-GCM under a key of the session secret.
  secret text not null,
  confirmed boolean not null default false,
  -- The time step of the last code that was taken: each is taken once.
  last_step bigint
);
create table recovery_codes (
  staff_id text not null references staff (id),
  hash text not null,
  primary key (staff_id, hash)
);

create table sign_in_tries (
  key text primary key,
  failures int not null,
  reset_at timestamptz not null
);
create index sign_in_tries_reset on sign_in_tries (reset_at);
`
