/** Canned answers, and the words of messages for the desk's search. */
export const name = '0008_assist'

/**
 * The words stand in the message's own row, made by the database: they are there with the message and go with it, and
 * whoever erases or rewrites it can forget nothing. Folded as `fold` in src/core/vietnamese.ts, because the extension
 * `unaccent` is not everywhere. A letter of many pages is indexed by its beginning: a tsvector has an end.
 */
export const sql = `
alter table messages add column words tsvector generated always as (
  to_tsvector('simple', regexp_replace(regexp_replace(
    translate(lower(normalize(left(coalesce(content ->> 'text', content ->> 'label', ''), 20000), NFD) collate "C"),
      'đĐ', 'dd'),
    '[\\u0300-\\u036f]', '', 'g'), '[^a-z0-9]+', ' ', 'g'))
) stored;
-- A short list of what is not yet sorted in: else every some thousandth message pays for all of them.
create index messages_words on messages using gin (words) with (gin_pending_list_limit = 256);
create index conversations_opened on conversations (opened_at desc, id desc);
create index if not exists handoffs_conversation on handoffs (conversation_id, opened_at);
create index survey_person on survey_invitations (person_key);

create table canned_answers (
  id text primary key,
  -- Absent: the team's.
  owner text references staff (id),
  shortcut text not null,
  title text not null,
  text text not null,
  changed_at timestamptz not null
);
create unique index canned_answers_shortcut on canned_answers (coalesce(owner, ''), shortcut);
`
