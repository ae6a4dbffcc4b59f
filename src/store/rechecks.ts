import type { PoolClient } from 'pg'
import type { OpenRecheck, RecheckOutcome, RecheckResult, RecheckStore } from '../analytics/recheck-contract.ts'
import type { Database } from './database.ts'
import { longQuery } from './long-query.ts'
import { inTransaction } from './month-lock.ts'

/** Of valid ratings (survey method, supervision): 2 % of the 2^32 values of the hash's first four bytes. */
const LIMIT = Math.floor(0.02 * 2 ** 32)

/**
 * Looks at what changed since two days before the last draw: ratings of an import are drawn too, and an outage leaves
 * none out. Not at ratings older than three months: whom they concern has forgotten.
 */
const DRAW = `insert into survey.rechecks (invite_id, drawn_at)
select invite_id, $3 from survey.ratings
where stage = 'valid' and rated_at < $2 and day >= $2::timestamptz::date - 92
  and changed_at >= coalesce((select max(drawn_at) from survey.rechecks), '-infinity') - interval '2 days'
  and ('x' || left(encode(sha256(convert_to($1 || '|' || invite_id, 'UTF8')), 'hex'), 8))::bit(32)::bigint < ${LIMIT}
on conflict do nothing`

/** Officer of the invitation, who asked on the phone, to whom it was handed, who wrote in the conversation. */
const HAD_A_HAND = `exists (select from survey_invitations i where i.id = survey.rechecks.invite_id and (
  i.staff = $1 or i.collected_by = $1
  or exists (select from handoffs h where h.conversation_id = i.conversation_id and h.assigned_to = $1)
  or exists (select from messages m where m.conversation_id = i.conversation_id and m.author = $1)))`

/** Of a rating that stopped to count meanwhile nothing is asked. */
const OPEN = `select invite_id as invite, month, channel, served_by as "servedBy", q1_overall as score,
  q2_factor as factor, q3_comment_masked as comment
from survey.rechecks join survey.ratings using (invite_id)
where verdict is null and stage = 'valid' and not ${HAD_A_HAND}
order by drawn_at, invite_id limit $2`

export function createRecheckStore(database: Database): RecheckStore {
  const { pool } = database
  return {
    async draw(key, until, at) {
      const client = await pool.connect()
      try {
        const drawn = await inTransaction(client, 'read committed', () =>
          longQuery(client, `with drawn as (${DRAW} returning 1) select from drawn`, [key, until, at]),
        )
        return drawn.length
      } finally {
        client.release()
      }
    },
    async open(staff, limit) {
      const { rows } = await pool.query<Omit<OpenRecheck, 'comment'> & { comment: string | null }>(OPEN, [staff, limit])
      return rows.map(({ comment, ...row }) => ({ ...row, ...(comment === null ? {} : { comment }) }))
    },
    async record(result) {
      const client = await pool.connect()
      try {
        return await inTransaction(client, 'read committed', () => recordIn(client, result))
      } finally {
        client.release()
      }
    },
    async found({ from = '', to = '9999-12' }) {
      const { rows } = await pool.query<{ right: number; wrong: number }>(
        `select (count(*) filter (where verdict = 'right'))::int as right,
           (count(*) filter (where verdict = 'wrong'))::int as wrong
         from survey.rechecks join survey.ratings using (invite_id) where month between $1 and $2`,
        [from, to],
      )
      return rows[0] ?? { right: 0, wrong: 0 }
    },
  }
}

async function recordIn(client: PoolClient, result: RecheckResult): Promise<RecheckOutcome> {
  const { invite, by, at, verdict, note, abuse } = result
  const { rows } = await client.query<{ own: boolean; verdict: string | null }>(
    `select ${HAD_A_HAND} as own, verdict from survey.rechecks where invite_id = $2 for update`,
    [by, invite],
  )
  const [drawn] = rows
  if (drawn === undefined) return 'unknown'
  if (drawn.own) return 'own'
  if (drawn.verdict !== null) return 'done_already'
  await client.query(
    'update survey.rechecks set verdict = $2, checked_by = $3, checked_at = $4, note = $5 where invite_id = $1',
    [invite, verdict, by, at, note],
  )
  if (abuse) {
    await client.query(
      `update survey.ratings set stage = 'returned_invalid', invalid_reason = 'abuse_confirmed', weight_post = null,
         changed_at = clock_timestamp()
       where invite_id = $1 and stage = 'valid'`,
      [invite],
    )
  }
  return 'recorded'
}
