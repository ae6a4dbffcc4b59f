import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { longQuery } from './long-query.ts'

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Everything that a rating says; not when it was stored, nor by which import. */
const FIELDS = `invite_id, survey_code, instrument_version, conversation_key, person_key, day::text, month,
  ${instant('created_at')}, ${instant('issued_at')}, ${instant('rated_at')}, ${instant('expires_at')},
  ${instant('refused_at')}, stage, eligible_reason, send_status, send_failure, is_test::text, is_staff::text,
  invalid_reason, array_to_string(quality_flags, ';'), given_value, q1_overall::text, q2_factor, q2r_factor_asked,
  q2r_score::text, ask_probability::text, q3_comment_masked, q3_topic, channel, collection_mode, served_by,
  respondent_group, persona, intent_code, intent_group, resolved, province_code, commune_code, geo_source, geo_version,
  weight_post::text`

const LINES = `declare month_lines no scroll cursor for select json_build_array(${FIELDS})::text as line
from survey.ratings where month = $1 order by invite_id collate "C"`
const AT_ONCE = 5_000

export interface MonthDigest {
  readonly rows: number
  readonly sha256: string
}

/**
 * SHA-256 of the month's rows, inside a transaction: for each row a line of UTF-8 ended by LF, in the byte order of
 * invite_id. A line is a JSON array of the fields above, in their order, each as PostgreSQL's text or null; instants in
 * UTC with microseconds. docs/survey-freeze.md shows how to compute it with psql and sha256sum alone.
 */
export async function digestMonth(client: PoolClient, month: string): Promise<MonthDigest> {
  const hash = createHash('sha256')
  let rows = 0
  // DECLARE takes no parameters: the month was checked to be one.
  await client.query(LINES.replace('$1', `'${month.replaceAll("'", '')}'`))
  for (;;) {
    // The first fetch sorts.
    const lines = await longQuery<{ line: string }>(client, `fetch ${AT_ONCE} from month_lines`)
    for (const { line } of lines) hash.update(`${line}\n`)
    rows += lines.length
    if (lines.length < AT_ONCE) break
  }
  await client.query('close month_lines')
  return { rows, sha256: hash.digest('hex') }
}
