/** What can only be seen over all rows of an import, and how they become ratings. Reads the temporary table `staged`. */

const ZONE = 'Asia/Ho_Chi_Minh'

/** A file without ids: the conversation names the form, and its second form is told from the first by a number. */
export const nameStaged = `
update staged s set invite_id = n.id from (
  select line, conversation_key || case when place = 1 then '' else '#' || place end as id from (
    select line, conversation_key, row_number() over (partition by conversation_key order by line) as place
    from staged where invite_id = ''
  ) numbered
) n where n.line = s.line and s.invite_id = ''`

/** `id` is what the row's id is in the store: exports write the id of a chat's rating as a UUID. */
export const prepareStaged = `
create temporary table known as
select s.line, r.* from staged s join survey.ratings r on r.invite_id = s.invite_id
union all
select s.line, r.* from staged s
join survey.ratings r on r.invite_id = 'i_' || replace(lower(s.invite_id), '-', '') and r.import_id is null
where s.invite_id ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'`

/** An id twice in the file: the later lines are named. */
export const repeatedIds = `
select s.line, 'invite_id' as field, s.invite_id as found, 'mã phiếu chỉ một lần; đã có ở dòng ' || d.first as expected
from staged s join (
  select invite_id, min(line) as first from staged group by invite_id having count(*) > 1
) d on d.invite_id = s.invite_id and s.line > d.first`

/**
 * An id that is stored already must say the same again. Compared is what was given, not what cleaning made of it; to the
 * second and without keys and comments, since exports round times, key conversations anew and leave comments out.
 */
const same: readonly (readonly [string, string])[] = [
  ['issued_at', `date_trunc('second', s.issued_at) is not distinct from date_trunc('second', k.issued_at)`],
  ['rated_at', `date_trunc('second', s.rated_at) is not distinct from date_trunc('second', k.rated_at)`],
  ['expires_at', `s.expires_at is null or k.import_id is null or s.expires_at is not distinct from k.expires_at`],
  ['eligible_reason', `s.send_status <> 'sent' or k.eligible_reason = ''`],
  ['send_status', `(s.send_status = 'sent') = (k.stage <> 'not_issued')`],
  ['q1_overall', `s.q1_overall is not distinct from k.q1_overall`],
  ['q2_factor', `s.q2_factor = k.q2_factor or not s.returned`],
  ['q2r_factor_asked', `s.q2r_factor_asked = k.q2r_factor_asked`],
  ['q2r_score', `s.q2r_score is not distinct from k.q2r_score`],
  ['channel', `s.channel = k.channel`],
  ['served_by', `s.served_by = k.served_by`],
  ['resolved', `s.resolved = k.resolved`],
  ['person_key', `s.person_key = '' or k.import_id is null or s.person_key = k.person_key`],
]

const differing = `case ${same.map(([field, equal]) => `when not (${equal}) then '${field}'`).join(' ')} end`

export const changedIds = `
select line, field, invite_id as found, 'như lần nhập trước (mã phiếu đã có với nội dung khác)' as expected
from (select s.line, s.invite_id, ${differing} as field from staged s join known k on k.line = s.line) compared
where field is not null`

export const forgetKnown = `delete from staged s using known k where k.line = s.line`

/**
 * Same person and conversation: the first valid rating is kept, by its time, then by the file's order. Two ratings of
 * one conversation that both name nobody are one citizen's: a conversation has one. A rating of confirmed abuse is not
 * valid and so keeps nobody out; one that is stored stands, whatever its time, since it may have been published.
 */
export const markDuplicates = `
with candidates as (
  select line, person_key, conversation_key, abuse, rated_at from staged
  where returned and reason = '' and conversation_key <> ''
), groups as (
  select person_key, conversation_key from candidates group by 1, 2 having count(*) > 1
), placed as (
  select line, coalesce(sum(case when abuse then 0 else 1 end) over (
    partition by person_key, conversation_key order by rated_at, line rows between unbounded preceding and 1 preceding
  ), 0) as valid_before
  from candidates join groups using (person_key, conversation_key)
)
update staged s set reason = 'duplicate' where s.line in (
  select line from placed where valid_before > 0
  union
  select c.line from candidates c join survey.ratings r
    on r.conversation_key = c.conversation_key and r.person_key = c.person_key and r.stage = 'valid'
)`

export const markAbuse = `update staged set reason = 'abuse_confirmed' where reason = '' and abuse`

const STAGE = `case when send_status <> 'sent' then 'not_issued' when not returned then 'issued'
  when reason = '' then 'valid' else 'returned_invalid' end`

/** `$1` the import; a row that does not say when it was belongs to the first day of the file, or to today. */
export const insertRatings = `
insert into survey.ratings (invite_id, import_id, survey_code, instrument_version, conversation_key, person_key, day,
  month, created_at, issued_at, rated_at, expires_at, stage, eligible_reason, send_status, send_failure, is_test,
  is_staff, invalid_reason, quality_flags, given_value, q1_overall, q2_factor, q2r_factor_asked, q2r_score,
  ask_probability, q3_comment_masked, q3_topic, channel, collection_mode, served_by, respondent_group, persona,
  intent_code, intent_group, resolved, province_code, commune_code, geo_source, geo_version, weight_post, changed_at)
select invite_id, $1, case when survey_code = '' then 'IMPORT-' || to_char(local, 'YYYY-MM') else survey_code end,
  instrument_version, conversation_key, person_key, local::date, to_char(local, 'YYYY-MM'), at, issued_at, rated_at,
  expires_at, ${STAGE}, eligible_reason, send_status, send_failure, is_test, is_staff, reason,
  case when not (chip_contradicts or comment_masked) then '{}' else array_remove(array[
    case when chip_contradicts then 'chip_contradicts' end, case when comment_masked then 'comment_masked' end], null)
  end, given_value, q1_overall, q2_factor, q2r_factor_asked, q2r_score, ask_probability, q3_comment_masked, q3_topic,
  channel, collection_mode, served_by, respondent_group, persona, intent_code, intent_group, resolved, province_code,
  commune_code, geo_source, geo_version, weight_post, clock_timestamp()
from (
  select *, coalesce(issued_at, at) at time zone '${ZONE}' as local from (
    select *, coalesce(created_at, issued_at, rated_at,
      (select min(coalesce(created_at, issued_at)) from staged), now()) as at
    from staged
  ) dated
) placed`

export const countStages = `select ${STAGE} as stage, reason, count(*)::int as rows from staged group by 1, 2`

export const differences = `
select claimed, found, count(*)::int as rows, min(line) as line from (
  select line, case when claimed_reason <> '' or claimed_stage = '' then claimed_reason else claimed_stage end as claimed,
    case when claimed_reason <> '' or claimed_stage = '' then coalesce(nullif(reason, ''), ${STAGE}) else ${STAGE} end
      as found
  from staged
) compared where claimed <> '' and claimed <> found group by 1, 2 order by 4 limit 20`

export const frozenMonths = `
select distinct r.month from survey.ratings r join survey.snapshots f on f.month = r.month where r.import_id = $1 order by 1`
