import type { CommentFilter, CommentStore, SurveyComment } from '../analytics/comment-contract.ts'
import type { Database } from './database.ts'
import { cellCubes, cubeFor } from './survey-cubes.ts'

/** Fewer valid ratings of a province in a month: which one it was is not told, and not found by asking for it. */
const PROVINCE_FROM = 10

const ANY = { from: '', to: '' }
const KNOWN = `known as (
  select month, province_code from survey.cells where cube = '${cubeFor(cellCubes, ANY, ['province'])}' and month between $1 and $2 and province_code <> ''
  group by month, province_code having sum(valid) >= ${PROVINCE_FROM}
)`
const FROM = `survey.ratings left join known using (month, province_code)
where month between $1 and $2 and stage = 'valid' and q3_comment_masked is not null
  and ($3::text[] is null or channel = any($3))
  and ($4::text[] is null or (known.month is not null and province_code = any($4)))
  and ($5::text is null or q3_topic = $5)
  and (not $6::boolean or not exists (select from survey.topic_codes t where t.invite_id = ratings.invite_id))`

const PAGE = `with ${KNOWN}
select invite_id as invite, month, channel, case when known.month is not null then province_code end as province,
  q1_overall as score, q3_comment_masked as text, q3_topic as topic, q2_factor as factor
from ${FROM} and ($7::text is null or month < $7 or (month = $7 and invite_id > $8))
order by month desc, invite_id limit $9`

const FIRST_PERSON = `select q3_topic as rule, first.topic as person, count(*)::int as n
from (select distinct on (invite_id) invite_id, topic from survey.topic_codes order by invite_id, coded_at) first
join survey.ratings using (invite_id) where q3_topic <> '' group by 1, 2`

export function createCommentStore({ pool }: Database): CommentStore {
  return {
    async page(filter, after, limit) {
      const { rows } = await pool.query<Omit<SurveyComment, 'province'> & { province: string | null }>(PAGE, [
        ...values(filter),
        after?.month,
        after?.invite,
        limit,
      ])
      return rows.map(({ province, ...row }) => ({ ...row, ...(province === null ? {} : { province }) }))
    },
    async code(invite, topic, by, at) {
      const { rowCount } = await pool.query(
        `insert into survey.topic_codes (invite_id, coder, topic, coded_at)
         select invite_id, $2, $3, $4 from survey.ratings where invite_id = $1 and q3_comment_masked is not null
         on conflict (invite_id, coder) do update set topic = excluded.topic`,
        [invite, by, topic, at],
      )
      return rowCount === 1
    },
    async uncoded(limit) {
      const { rows } = await pool.query<{ invite: string; text: string }>(
        `select invite_id as invite, q3_comment_masked as text from survey.ratings
         where q3_comment_masked is not null and q3_topic = '' order by month, invite_id limit $1`,
        [limit],
      )
      return rows
    },
    async codeByRule(coded) {
      await pool.query(
        `update survey.ratings set q3_topic = given.topic, changed_at = clock_timestamp()
         from unnest($1::text[], $2::text[]) as given (invite, topic) where invite_id = given.invite and q3_topic = ''`,
        [coded.map(({ invite }) => invite), coded.map(({ topic }) => topic)],
      )
    },
    async counts(filter) {
      const { rows } = await pool.query<{ topic: string; n: number }>(
        `with ${KNOWN} select q3_topic as topic, count(*)::int as n from ${FROM} group by 1`,
        values(filter),
      )
      return new Map(rows.map(({ topic, n }) => [topic, n]))
    },
    async codedTwice() {
      const { rows } = await pool.query<{ rule: string; person: string; n: number }>(FIRST_PERSON)
      return rows
    },
  }
}

function values({ from, to, channels, provinces, topic, uncoded }: CommentFilter): unknown[] {
  return [from, to, channels, provinces, topic, uncoded ?? false]
}
