/**
 * The survey store (docs/adr/0017): a schema of its own, in which nothing leads back to a citizen or a conversation but
 * keyed pseudonyms. Chat ratings are mirrored into it in the transaction that changes them; forms collected elsewhere
 * are imported beside them. Columns are those of the code book, and what is needed to judge a row.
 */
export const name = '0011_survey'

/** The five factors, and the chips with "other", as columns of the cells. */
const factors = [1, 2, 3, 4, 5]
const chips = [0, ...factors]

export const sql = `
alter table survey_invitations
  add column conversation_key text,
  -- The channel's code in the code book, where it differs from ours.
  add column survey_channel text,
  add column eligible_reason text,
  add column refused_at timestamptz,
  add column factor_asked text,
  add column factor_score int,
  add column comment_masked text,
  add column comment_topic text,
  add column persona text,
  add column respondent_group text,
  add column intent_group text,
  add column province_code text,
  add column commune_code text,
  add column geo_source text,
  add column geo_version text;

create schema survey;

create table survey.ratings (
  invite_id text primary key,
  -- Null: a chat of ours; else the import that brought it.
  import_id text,
  survey_code text not null,
  instrument_version text not null,
  conversation_key text not null,
  person_key text not null,
  -- Vietnam day and month of issue (of creation, where nothing was issued): no rate mixes two months.
  day date not null,
  month text not null,
  created_at timestamptz not null,
  issued_at timestamptz,
  rated_at timestamptz,
  expires_at timestamptz,
  stage text not null check (stage in ('not_issued', 'issued', 'returned_invalid', 'valid')),
  -- '' = eligible.
  eligible_reason text not null default '',
  send_status text not null check (send_status in ('none', 'pending', 'sent', 'failed')),
  send_failure text,
  refused_at timestamptz,
  is_test boolean not null default false,
  is_staff boolean not null default false,
  invalid_reason text not null default '' check (invalid_reason in
    ('', 'test_or_staff', 'bad_value', 'too_fast', 'late', 'duplicate', 'abuse_confirmed')),
  quality_flags text[] not null default '{}',
  -- What was given, where it is no score of the scale.
  given_value text,
  q1_overall smallint check (q1_overall between 1 and 5),
  -- '' = skipped, NA = not asked.
  q2_factor text not null default 'NA',
  q2r_factor_asked text not null default 'NA',
  q2r_score smallint check (q2r_score between 1 and 5),
  ask_probability real not null default 1,
  q3_comment_masked text,
  q3_topic text not null default '',
  channel text not null,
  collection_mode text not null default 'self',
  served_by text not null,
  respondent_group text not null default 'GX',
  persona text not null default 'khac',
  intent_code text not null default 'unk',
  intent_group text not null default 'khac',
  resolved text not null,
  province_code text not null default '',
  commune_code text not null default '',
  geo_source text not null default 'none',
  geo_version text not null default '',
  weight_post real,
  changed_at timestamptz not null default now()
);
create index ratings_day on survey.ratings (day, invite_id);
create index ratings_month on survey.ratings (month);
create index ratings_changed on survey.ratings (changed_at);
-- How many people gave the ratings of a group is read from here alone.
create index ratings_raters on survey.ratings (day, province_code, channel, served_by, intent_group, person_key)
  include (invite_id) where stage = 'valid';
create index ratings_person on survey.ratings (person_key, issued_at) where person_key <> '';
create index ratings_conversation on survey.ratings (conversation_key) where conversation_key <> '';

create function survey.mirror() returns trigger language plpgsql as $$
declare
  at timestamptz := coalesce(new.issued_at, new.created_at);
  local timestamp := at at time zone 'Asia/Ho_Chi_Minh';
  invalid text := coalesce(new.invalid_reason, '');
  on_scale boolean := new.score between 1 and 5;
  stage text := case
    when new.send_status <> 'sent' then 'not_issued'
    when new.rated_at is null then 'issued'
    when invalid = '' then 'valid'
    else 'returned_invalid' end;
  chip text := case
    when new.rated_at is null then 'NA'
    when new.factor is not null then new.factor
    -- From v2.0 on only a score of 1 to 3 is asked what to improve.
    when new.instrument_version <> 'v1.0' and new.score > 3 then 'NA'
    else '' end;
begin
  insert into survey.ratings as r (invite_id, survey_code, instrument_version, conversation_key, person_key, day, month,
    created_at, issued_at, rated_at, expires_at, stage, eligible_reason, send_status, send_failure, refused_at, is_test,
    invalid_reason, quality_flags, given_value, q1_overall, q2_factor, q2r_factor_asked, q2r_score, ask_probability,
    q3_comment_masked, q3_topic, channel, collection_mode, served_by, respondent_group, persona, intent_code,
    intent_group, resolved, province_code, commune_code, geo_source, geo_version)
  values (new.id, 'CHAT-' || to_char(local, 'YYYY-MM'), new.instrument_version, coalesce(new.conversation_key, ''),
    new.person_key, local::date, to_char(local, 'YYYY-MM'), new.created_at, new.issued_at, new.rated_at, new.expires_at,
    stage, coalesce(new.eligible_reason, ''), new.send_status, new.send_failure, new.refused_at, new.is_test,
    invalid, case when new.comment is distinct from new.comment_masked then '{comment_masked}'::text[] else '{}' end,
    case when not on_scale then new.score::text end, case when on_scale then new.score end, chip,
    coalesce(new.factor_asked, 'NA'), new.factor_score, new.ask_probability, new.comment_masked,
    coalesce(new.comment_topic, ''), coalesce(new.survey_channel, new.channel), new.collection_mode, new.served_by,
    coalesce(new.respondent_group, 'GX'), coalesce(new.persona, 'khac'), coalesce(new.intent, 'unk'),
    coalesce(new.intent_group, 'khac'), new.outcome, coalesce(new.province_code, ''), coalesce(new.commune_code, ''),
    coalesce(new.geo_source, 'none'), coalesce(new.geo_version, ''))
  on conflict (invite_id) do update set
    survey_code = excluded.survey_code, day = excluded.day, month = excluded.month, issued_at = excluded.issued_at,
    rated_at = excluded.rated_at, eligible_reason = excluded.eligible_reason, send_status = excluded.send_status,
    send_failure = excluded.send_failure, refused_at = excluded.refused_at,
    -- What a person found stands against what the program finds again.
    stage = case when r.invalid_reason = 'abuse_confirmed' then 'returned_invalid' else excluded.stage end,
    invalid_reason = case when r.invalid_reason = 'abuse_confirmed' then r.invalid_reason
      else excluded.invalid_reason end,
    quality_flags = array(select distinct unnest(r.quality_flags || excluded.quality_flags) order by 1),
    given_value = excluded.given_value, q1_overall = excluded.q1_overall, q2_factor = excluded.q2_factor,
    q2r_score = excluded.q2r_score, q3_comment_masked = excluded.q3_comment_masked,
    q3_topic = case when r.q3_topic = '' then excluded.q3_topic else r.q3_topic end,
    changed_at = clock_timestamp();
  return null;
end $$;

create trigger survey_mirror after insert or update on survey_invitations
  for each row execute function survey.mirror();
update survey_invitations set id = id;

-- What pages read: sums per month and combination, refreshed from the ratings that changed (ratings stay the truth).
-- Not of all dimensions at once, that would be as many rows as ratings: a cube has some, and '*' in the others.
create table survey.cells (
  cube text not null,
  month text not null,
  province_code text not null,
  channel text not null,
  served_by text not null,
  respondent_group text not null,
  persona text not null,
  intent_group text not null,
  resolved text not null,
  instrument_version text not null,
  collection_mode text not null,
  closed int not null, not_eligible int not null, send_failed int not null, pending int not null,
  issued int not null, returned int not null, valid int not null, refused int not null,
  test_or_staff int not null, bad_value int not null, too_fast int not null, late int not null,
  duplicate int not null, abuse_confirmed int not null,
  ${[1, 2, 3, 4, 5].map((score) => `s${score} int not null`).join(', ')},
  ${factors.map((k) => `f${k}_asked int not null, f${k}_n int not null, f${k}_top int not null, f${k}_sum int not null`).join(',\n  ')},
  ${chips.map((k) => `c${k}_n int not null, c${k}_top int not null`).join(', ')},
  comments int not null,
  weighted_n double precision not null, weighted_top double precision not null, weighted_squares double precision not null,
  primary key (cube, month, province_code, channel, served_by, respondent_group, persona, intent_group, resolved,
    instrument_version, collection_mode)
);

create table survey.days (
  cube text not null,
  day date not null,
  province_code text not null,
  channel text not null,
  served_by text not null,
  intent_group text not null,
  issued int not null, returned int not null, valid int not null,
  ${[1, 2, 3, 4, 5].map((score) => `s${score} int not null`).join(', ')},
  primary key (cube, day, province_code, channel, served_by, intent_group)
);

create table survey.refreshed (
  one boolean primary key default true check (one),
  until timestamptz not null
);
insert into survey.refreshed (until) values ('-infinity');

-- A month as it was published: never changed; a correction is a further version with a note.
create table survey.snapshots (
  id text primary key,
  month text not null,
  version int not null,
  frozen_at timestamptz not null,
  frozen_by text not null,
  note text not null,
  code_version text not null,
  rows int not null,
  sha256 text not null,
  summary jsonb not null,
  unique (month, version)
);
create table survey.snapshot_cells (
  snapshot_id text not null references survey.snapshots,
  like survey.cells including defaults
);
create index snapshot_cells_of on survey.snapshot_cells (snapshot_id);

create table survey.imports (
  id text primary key,
  file_name text not null,
  sha256 text not null,
  imported_at timestamptz not null,
  imported_by text not null,
  rows int not null,
  added int not null
);

-- A supervisor looks again at a random 2 % of the ratings.
create table survey.rechecks (
  invite_id text primary key references survey.ratings on delete cascade,
  drawn_at timestamptz not null,
  verdict text check (verdict in ('right', 'wrong')),
  checked_by text,
  checked_at timestamptz,
  note text
);
create index rechecks_open on survey.rechecks (drawn_at) where verdict is null;

-- Two coders of one comment: their agreement is published with the shares of topics.
create table survey.topic_codes (
  invite_id text not null references survey.ratings on delete cascade,
  coder text not null,
  topic text not null,
  coded_at timestamptz not null,
  primary key (invite_id, coder)
);

create table survey.actions (
  id text primary key,
  title text not null,
  owner text not null,
  due_on date not null,
  status text not null check (status in ('open', 'doing', 'done', 'dropped')),
  result text not null default '',
  finding text not null default '',
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create table survey.exports (
  id text primary key,
  format text not null,
  filter jsonb not null,
  reason text not null,
  requested_by text not null,
  schedule_id text,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  rows int not null default 0,
  total int,
  bytes bigint,
  sha256 text,
  file text,
  error text,
  created_at timestamptz not null,
  ended_at timestamptz,
  lease_until timestamptz
);
create index exports_created on survey.exports (created_at);

create table survey.export_schedules (
  id text primary key,
  format text not null,
  filter jsonb not null,
  reason text not null,
  cadence text not null check (cadence in ('daily', 'weekly', 'monthly')),
  hour int not null check (hour between 0 and 23),
  created_by text not null,
  created_at timestamptz not null,
  next_at timestamptz not null
);

create table survey.read_tokens (
  id text primary key,
  name text not null,
  hash text not null unique,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
`
