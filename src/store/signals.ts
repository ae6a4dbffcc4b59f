import type { SignalStore, WeekCount, Weeks } from '../analytics/signals/contract.ts'
import type { Database } from './database.ts'

/** `$1` to `$2`: days, both inclusive. Without a key each rating is another person. */
const DISSATISFIED = `
select province_code as key, to_char(date_trunc('week', day), 'YYYY-MM-DD') as week,
  count(distinct coalesce(nullif(person_key, ''), invite_id))::int as persons,
  count(distinct coalesce(nullif(person_key, ''), invite_id)) filter (where q1_overall <= 2)::int as hit
from survey.ratings
where day between $1 and $2 and stage = 'valid' and import_id is null
group by 1, 2 order by 2, 1`

/** `$1` to `$2`: instants, the end excluded. */
const UNANSWERED = `
with asked as (
  select to_char(date_trunc('week', events.at at time zone 'Asia/Ho_Chi_Minh'), 'YYYY-MM-DD') as week,
    detail ->> 'intent' as key, coalesce(links.person, lane) as who,
    bool_or(kind <> 'not-answered') as answered
  from events join conversations on conversations.id = conversation_id left join links using (lane)
  where at >= $1 and at < $2 and kind in ('answered', 'calculated', 'not-answered') and detail ->> 'intent' is not null
  group by 1, 2, 3
)
select key, week, count(*)::int as persons, count(*) filter (where not answered)::int as hit
from asked group by key, week order by week, key`

const DAY_MS = 86_400_000

export function createSignalStore({ pool }: Database): SignalStore {
  return {
    async dissatisfied(weeks) {
      const { rows } = await pool.query<WeekCount>(DISSATISFIED, [weeks.from, lastDay(weeks)])
      return rows
    },
    async unanswered(weeks) {
      const after = new Date(Date.parse(`${lastDay(weeks)}T00:00:00+07:00`) + DAY_MS)
      const { rows } = await pool.query<WeekCount>(UNANSWERED, [`${weeks.from}T00:00:00+07:00`, after.toISOString()])
      return rows
    },
  }
}

/** The Sunday of the last week. */
function lastDay({ to }: Weeks): string {
  return new Date(Date.parse(`${to}T00:00:00Z`) + 6 * DAY_MS).toISOString().slice(0, 10)
}
