import type { Pool } from 'pg'

export interface FillOptions {
  readonly rows: number
  /** First and last Vietnam day of issue. */
  readonly from: string
  readonly to: string
}

/** A share of 0..1 that depends on the row and the name alone: the same rows each time. */
const share = (name: string): string => `(('x' || substr(md5('${name}' || n), 1, 7))::bit(28)::int / 268435456.0)`

/**
 * Ratings as a year of them looks: every fate, 34 provinces of very different size and some unknown, channels, repeat
 * raters, a factor question each, a chip below 4. Deterministic. A million takes about half a minute.
 */
export async function fillRatings(pool: Pool, { rows, from, to }: FillOptions): Promise<void> {
  await pool.query(FILL, [rows, from, to])
}

const PROVINCES = [
  ...'01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92'.split(' '),
  ...'96'.split(' '),
]

const oneOf = (name: string, codes: readonly string[]): string =>
  `(array[${codes.map((code) => `'${code}'`).join(', ')}])[1 + floor(${share(name)} * ${codes.length})::int]`

// Squared: the first provinces of the list get many more rows than the last.
const PROVINCE = `case when ${share('known')} < 0.08 then '' else
  (array[${PROVINCES.map((code) => `'${code}'`).join(', ')}])[1 + floor(power(${share('province')}, 2) * 34)::int] end`

const FILL = `
with base as (
  select n, $2::date + floor(${share('day')} * ($3::date - $2::date + 1))::int as day,
    ${share('fate')} as fate, ${share('reply')} as reply, ${share('cause')} as cause, ${share('score')} as score,
    ${PROVINCE} as province,
    ${oneOf('channel', ['zalo', 'zalo', 'zalo', 'portal', 'portal', 'facebook', 'email', 'telegram', 'hotline'])} as channel,
    ${oneOf('served', ['bot', 'bot', 'bot', 'human', 'bot_then_human'])} as served,
    ${oneOf('group', ['thu', 'so_the', 'che_do', 'che_do', 'bhyt', 'bhyt', 'bhtn', 'dich_vu_so', 'khac'])} as topic,
    ${oneOf('resolved', ['answered', 'answered', 'answered', 'handed_over', 'ticket_open', 'abandoned'])} as resolved,
    ${oneOf('persona', ['nld', 'nsdld', 'huu_tri', 'tncb', 'hgd', 'bhyt_benh_nhan', 'khac'])} as persona,
    ${oneOf('factor', ['F1', 'F2', 'F3', 'F4', 'F5'])} as factor, ${share('factor-score')} as factor_score,
    ${oneOf('chip', ['F1', 'F2', 'F2', 'F4', 'F5', 'F0', ''])} as chip, ${share('seconds')} as seconds
  from generate_series(1, $1::int) n
), judged as (
  select *, fate >= 0.10 as eligible, fate >= 0.13 as sent, fate >= 0.13 and reply < 0.38 as returned,
    case when cause < 0.004 then 'test_or_staff' when cause < 0.006 then 'bad_value' when cause < 0.012 then 'too_fast'
      when cause < 0.03 then 'late' when cause < 0.034 then 'duplicate' else '' end as reason,
    case when score < 0.04 then 1 when score < 0.09 then 2 when score < 0.16 then 3 when score < 0.52 then 4 else 5 end
      - case when channel = 'facebook' and score > 0.85 then 2 when province in ('79', '96') and score > 0.95 then 3
        else 0 end as given
  from base
)
insert into survey.ratings (invite_id, survey_code, instrument_version, conversation_key, person_key, day, month,
  created_at, issued_at, rated_at, expires_at, stage, eligible_reason, send_status, invalid_reason, given_value,
  q1_overall, q2_factor, q2r_factor_asked, q2r_score, q3_comment_masked, channel, served_by, respondent_group, persona,
  intent_code, intent_group, resolved, province_code, geo_source, geo_version)
select 'g_' || lpad(to_hex(n), 12, '0'), 'CHAT-' || to_char(day, 'YYYY-MM'), 'v2.0', substr(md5('c' || n), 1, 16),
  substr(md5('p' || floor(n * 0.7)), 1, 16), day, to_char(day, 'YYYY-MM'), at, case when sent then at end,
  case when returned then at + make_interval(secs => 2 + seconds * 600) end, at + interval '3 days',
  case when not sent then 'not_issued' when not returned then 'issued' when reason = '' then 'valid'
    else 'returned_invalid' end,
  case when eligible then '' else 'cool_down' end,
  case when not eligible then 'none' when sent then 'sent' else 'failed' end,
  case when returned then reason else '' end, case when returned and reason = 'bad_value' then '7' end,
  case when returned and reason <> 'bad_value' then given end,
  case when not returned or given > 3 then 'NA' else chip end, case when sent then factor else 'NA' end,
  case when returned and factor_score > 0.1 then least(5, given + floor(factor_score * 2)::int) end,
  case when returned and factor_score < 0.06 then 'Trả lời rõ, nhưng phải chờ lâu ' || n end,
  channel, served, 'GX', persona, 'unk', topic, resolved, province, case when province = '' then 'none' else 'user_text' end,
  '2026-09-20'
from judged, lateral (select (day + make_interval(secs => 25200 + seconds * 50000))
  at time zone 'Asia/Ho_Chi_Minh' as at) moment`
