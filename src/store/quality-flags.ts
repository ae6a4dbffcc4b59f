import type { ClientBase } from 'pg'
import type { Database } from './database.ts'
import { longQuery } from './long-query.ts'

/**
 * Flags of ratings that changed since then; they never exclude (survey method §2.5). Returns how many rows were marked
 * otherwise than before. For chats, whose rows come one by one; an import marks its own people.
 */
export async function refreshQualityFlags({ pool }: Database, since: string): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const rows = await longQuery<{ invite_id: string }>(
      client,
      flagging(
        `select distinct person_key from survey.ratings where changed_at >= $1 and person_key <> '' and import_id is null`,
      ),
      [since],
    )
    await client.query('commit')
    return rows.length
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** The same for the people of an import, in its transaction; `persons` is a query of their keys. */
export async function flagStraightliners(client: ClientBase, persons: string): Promise<void> {
  await client.query(flagging(persons))
}

/** Five of the same within 90 days say little about the fifth conversation. */
const FEWEST = 5
const DAYS = 90

/** A person chose among improvements, and then praised. */
const CONTRADICTS = `(r.import_id is null and r.stage = 'valid' and r.instrument_version <> 'v1.0'
  and r.q1_overall > 3 and r.q2_factor like 'F%')`

/**
 * A rating is flagged if it lies in any 90 days that hold five or more valid ratings of one person, all equal. From
 * instrument v2.0 on only scores of 1 to 3 are asked for what to improve: a chip beside a higher one contradicts it.
 */
function flagging(persons: string): string {
  return `
with persons as (${persons}), many as (
  select person_key from survey.ratings join persons using (person_key)
  where stage = 'valid' group by person_key having count(*) >= ${FEWEST}
), windows as (
  select invite_id, person_key, rated_at, quality_flags,
    count(*) over past >= ${FEWEST} and min(q1_overall) over past = max(q1_overall) over past as ends
  from survey.ratings join many using (person_key) where stage = 'valid'
  window past as (partition by person_key order by rated_at
    range between interval '${DAYS} days' preceding and current row)
), straight as (
  select invite_id, bool_or(ends) over (partition by person_key order by rated_at
    range between current row and interval '${DAYS} days' following) as flagged
  from windows
), wanted as (
  select r.invite_id, array_remove(array[
    case when 'chip_contradicts' = any(r.quality_flags) or ${CONTRADICTS} then 'chip_contradicts' end,
    case when 'comment_masked' = any(r.quality_flags) then 'comment_masked' end,
    case when coalesce(s.flagged, false) then 'straightline' end], null) as flags
  from survey.ratings r join persons using (person_key) left join straight s using (invite_id)
  where s.flagged or 'straightline' = any(r.quality_flags) or ${CONTRADICTS}
)
update survey.ratings r set quality_flags = w.flags, changed_at = clock_timestamp()
from wanted w where w.invite_id = r.invite_id and r.quality_flags is distinct from w.flags
returning r.invite_id`
}
