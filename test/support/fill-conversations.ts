import type pg from 'pg'

export interface Filling {
  readonly conversations: number
  /** Of each, half of them the citizen's. */
  readonly messages: number
  readonly questions: readonly string[]
  readonly answers: readonly string[]
}

/** Ended conversations over the year 2026, a third of them with one of five officers `s_0` … `s_4`, as rows. */
export async function fillConversations(pool: pg.Pool, filling: Filling): Promise<void> {
  const { conversations, messages, questions, answers } = filling
  await pool.query(
    `insert into conversations (id, lane, channel, account, user_id, mode, intent, slots, misunderstood, context,
      opened_at, last_citizen_at, version, is_current)
    select 'c_fill' || n, 'fill|a|' || n % ($1 * 4 / 5), (array['web','zalo','messenger','telegram','email'])[n % 5 + 1],
      'a', n::text, 'closed', null, '{}', 0, '{}', timestamptz '2026-01-01' + n * interval '1 year' / $1,
      timestamptz '2026-01-01' + n * interval '1 year' / $1 + interval '20 minutes', 3, false
    from generate_series(1, $1::int) n`,
    [conversations],
  )
  for (let from = 1; from <= conversations; from += CHUNK) {
    await pool.query(MESSAGES, [conversations, messages, questions, answers, from, from + CHUNK - 1])
  }
  await pool.query(
    `insert into handoffs (id, conversation_id, reason, status, queue, priority, summary, assigned_to, opened_at, due_at)
    select 'h_fill' || n, 'c_fill' || n, 'asked', 'resolved', 'chung', 3, '', 's_' || n % 5, at, at
    from generate_series(1, $1::int, 3) n, lateral (select timestamptz '2026-01-01' + n * interval '1 year' / $1 as at) t`,
    [conversations],
  )
  await pool.query('analyze')
}

/** In conversations: a statement ends within the store's 30 seconds on a slow machine too. */
const CHUNK = 500

const MESSAGES = `
with question as materialized (select text, place - 1 as place from unnest($3::text[]) with ordinality t (text, place)),
  answer as materialized (select text, place - 1 as place from unnest($4::text[]) with ordinality t (text, place))
insert into messages (id, lane, conversation_id, direction, author, channel, content, at)
select 'm_fill' || n || '_' || k, 'fill|a|' || n % ($1::int * 4 / 5), 'c_fill' || n,
  case when k % 2 = 1 then 'in' else 'out' end, case when k % 2 = 1 then 'citizen' else 'bot' end, 'web',
  jsonb_build_object('kind', 'text', 'text', coalesce(question.text, answer.text)),
  timestamptz '2026-01-01' + n * interval '1 year' / $1::int + k * interval '1 minute'
from generate_series($5::int, least($6::int, $1::int)) n cross join generate_series(1, $2::int) k
left join question on k % 2 = 1 and question.place = (n * 7 + k * 131) % cardinality($3::text[])
left join answer on k % 2 = 0 and answer.place = (n * 11 + k * 17) % cardinality($4::text[])
order by n, k`
