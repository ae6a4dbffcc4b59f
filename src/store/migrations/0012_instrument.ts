/**
 * The instrument of two questions. The mirror follows a row that only counted its conversation when it becomes an
 * invitation, and a comment whose raw text was dropped after its time.
 */
export const name = '0012_instrument'

export const sql = `
-- How many were asked this month in a province: read at each closing.
create index ratings_issued_there on survey.ratings (month, province_code) where send_status = 'sent';
create index survey_raw_comments on survey_invitations (created_at) where comment is not null;

create or replace function survey.mirror() returns trigger language plpgsql as $$
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
  -- A conversation has one row: the invitation takes the place of the row that counted it.
  if tg_op = 'UPDATE' and old.id <> new.id then
    delete from survey.ratings where invite_id = old.id;
  end if;
  insert into survey.ratings as r (invite_id, survey_code, instrument_version, conversation_key, person_key, day, month,
    created_at, issued_at, rated_at, expires_at, stage, eligible_reason, send_status, send_failure, refused_at, is_test,
    invalid_reason, quality_flags, given_value, q1_overall, q2_factor, q2r_factor_asked, q2r_score, ask_probability,
    q3_comment_masked, q3_topic, channel, collection_mode, served_by, respondent_group, persona, intent_code,
    intent_group, resolved, province_code, commune_code, geo_source, geo_version)
  values (new.id, 'CHAT-' || to_char(local, 'YYYY-MM'), new.instrument_version, coalesce(new.conversation_key, ''),
    new.person_key, local::date, to_char(local, 'YYYY-MM'), new.created_at, new.issued_at, new.rated_at, new.expires_at,
    stage, coalesce(new.eligible_reason, ''), new.send_status, new.send_failure, new.refused_at, new.is_test,
    invalid,
    -- A comment that was dropped after its time was not masked by that.
    case when new.comment is not null and new.comment is distinct from new.comment_masked
      then '{comment_masked}'::text[] else '{}' end,
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

-- Dropping a raw comment changes nothing in the mirror: a month must not look changed by it.
drop trigger survey_mirror on survey_invitations;
create trigger survey_mirror after insert on survey_invitations for each row execute function survey.mirror();
create trigger survey_mirror_change after update on survey_invitations for each row
  when (new.comment is not null or old.comment is null) execute function survey.mirror();
`
