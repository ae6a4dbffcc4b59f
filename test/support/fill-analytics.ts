import type { Pool } from 'pg'
import { fillRatings } from './fill-ratings.ts'

export interface AnalyticsFill {
  readonly ratings: number
  /** First and last Vietnam day of the ratings. */
  readonly from: string
  readonly to: string
  /** In the last month of them. */
  readonly conversations: number
}

/** A year for the analysts' page: ratings, comments with topics by two coders, hours of the channels, open re-checks. */
export async function fillAnalytics(pool: Pool, fill: AnalyticsFill): Promise<void> {
  const { ratings, from, to, conversations } = fill
  await fillRatings(pool, { rows: ratings, from, to })
  const month = [`${to.slice(0, 7)}-01`, to]
  await pool.query(TOPICS)
  await pool.query(SECOND_CODER)
  await pool.query(RECHECKS)
  await pool.query(PROBES, month)
  await pool.query(CONVERSATIONS, [conversations, ...month])
  await pool.query(MESSAGES)
  await pool.query(EVENTS)
  // They are older than what was counted last.
  await pool.query(`update operations_refreshed set until = '-infinity'`)
}

const nth = (of: string): string => `(('x' || substr(md5(${of}), 1, 7))::bit(28)::int / 268435456.0)`

const TOPICS = `update survey.ratings set changed_at = clock_timestamp(),
  q3_topic = (array['thoi_gian_cho', 'thoi_gian_cho', 'thoi_gian_cho', 'loi_ky_thuat', 'khac'])
    [1 + floor(${nth('invite_id')} * 5)::int]
  where q3_comment_masked is not null`

/** Agrees with the machine nine times of ten. */
const SECOND_CODER = `insert into survey.topic_codes (invite_id, coder, topic, coded_at)
  select invite_id, 's_coder', case when ${nth("'k' || invite_id")} < 0.9 then q3_topic else 'khac' end, now()
  from survey.ratings where q3_comment_masked is not null and stage = 'valid' order by invite_id limit 200`

const RECHECKS = `insert into survey.rechecks (invite_id, drawn_at, verdict, checked_by, checked_at, note)
  select invite_id, now(), case when n > 6 then case when n % 20 = 0 then 'wrong' else 'right' end end,
    case when n > 6 then 's_checker' end, case when n > 6 then now() end, case when n > 6 and n % 20 = 0 then 'Nhầm' end
  from (select invite_id, row_number() over (order by md5(invite_id)) n from survey.ratings where stage = 'valid') drawn
  where n <= 60`

/** One channel was away for two evenings, and one is not watched at night. */
const PROBES = `insert into channel_hours (channel, at, ok, failed)
  select channel, at, 60 - failed, failed
  from unnest(array['web', 'zalo', 'messenger', 'email']) channel,
    generate_series($1::date::timestamp at time zone 'Asia/Ho_Chi_Minh',
      $2::date::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval '23 hours', interval '1 hour') at,
    lateral (select extract(hour from at at time zone 'Asia/Ho_Chi_Minh')::int as hour,
      extract(day from at at time zone 'Asia/Ho_Chi_Minh')::int as day) local,
    lateral (select case when channel = 'zalo' and day in (9, 16) and hour between 19 and 21 then 45
      when channel = 'messenger' and hour = 12 then 1 else 0 end as failed) probe
  where not (channel = 'email' and hour < 5)`

const CONVERSATIONS = `insert into conversations (id, lane, channel, account, user_id, mode, intent, slots, misunderstood,
    context, opened_at, last_citizen_at, version, is_current)
  select id, channel || '|a|' || person, channel, 'a', person, 'bot', intent, '{}', 0, '{}', at, at, 1, false
  from (
    select 'f_' || n as id, 'p_' || n as person, at,
      (array['web', 'zalo', 'zalo', 'messenger', 'email'])[1 + floor(${nth("'c' || n")} * 5)::int] as channel,
      (array['hi.facility_change', 'hi.referral', 'lump_sum.procedure', 'ui.eligibility', 'maternity.amount',
        'maternity.procedure'])[1 + floor(${nth("'i' || n")} * 6)::int] as intent
    from generate_series(1, $1::int) n, lateral (select ($2::date + floor(${nth("'d' || n")}
      * ($3::date - $2::date + 1))::int + make_interval(secs => 21600 + ${nth("'t' || n")} * 57600))
      at time zone 'Asia/Ho_Chi_Minh' as at) moment
  ) made`

const MESSAGES = `insert into messages (id, lane, conversation_id, direction, author, channel, external_id, content, at,
    delivery, delivery_failure)
  select 'm_' || id || part, lane, id, case part when 0 then 'in' else 'out' end,
    case part when 0 then 'citizen' else 'bot' end, channel, case part when 0 then id end,
    '{"kind":"text","text":"một câu"}', opened_at + make_interval(secs => part * (2 + 20 * ${nth('id')} ^ 4)),
    case when part = 1 then case when ${nth("'f' || id")} < 0.02 then 'failed' else 'delivered' end end,
    case when part = 1 and ${nth("'f' || id")} < 0.02 then 'blocked' end
  from conversations, generate_series(0, 1) part where id like 'f\\_%'`

/** Every eighth question is without an answer; of one topic in the last week every second. */
const EVENTS = `insert into events (conversation_id, at, kind, detail)
  select id, opened_at + make_interval(secs => 2 + 20 * ${nth('id')} ^ 4),
    case when ${nth("'a' || id")} < case when intent = 'ui.eligibility' then 0.5 else 0.12 end
      then 'not-answered' else 'answered' end, jsonb_build_object('intent', intent)
  from conversations where id like 'f\\_%'`
