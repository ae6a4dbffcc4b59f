import type { Database } from '../../src/store/database.ts'

export interface SurveyRow {
  readonly id: string
  readonly at: string
  readonly person?: string
  readonly province?: string
  readonly commune?: string
  readonly channel?: string
  readonly persona?: string
  readonly intentGroup?: string
  readonly score?: number
  readonly comment?: string
}

/** Rows of the survey store as the mirror or an import writes them: returned and valid where there is a score. */
export async function insertSurveyRows(database: Database, rows: readonly SurveyRow[]): Promise<void> {
  await database.pool.query(
    `insert into survey.ratings (invite_id, survey_code, instrument_version, conversation_key, person_key, day, month,
       created_at, issued_at, rated_at, stage, send_status, q1_overall, q2_factor, q2r_factor_asked, channel, served_by,
       persona, intent_code, intent_group, resolved, province_code, commune_code, geo_source, geo_version,
       q3_comment_masked, weight_post)
     select r.id, 'CHAT-' || to_char(local, 'YYYY-MM'), 'v2.0', left(md5('c' || r.id), 16), r.person, local::date,
       to_char(local, 'YYYY-MM'), r.at, r.at, case when r.score is not null then r.at + interval '75 seconds' end,
       case when r.score is null then 'issued' else 'valid' end, 'sent', r.score,
       case when r.score <= 3 then 'F2' else 'NA' end, 'NA', r.channel, 'bot', r.persona, 'pension.age', r."intentGroup",
       'answered', r.province, r.commune, 'user_text', '2026-09-20', r.comment, 0.3
     from jsonb_to_recordset($1::jsonb) as r(id text, at timestamptz, person text, province text, commune text,
       channel text, persona text, "intentGroup" text, score int, comment text),
       lateral (select r.at at time zone 'Asia/Ho_Chi_Minh' as local) as l`,
    [
      JSON.stringify(
        rows.map((row) => ({
          person: `p${row.id}`,
          province: '01',
          commune: '',
          channel: 'web',
          persona: 'khac',
          intentGroup: 'bhyt',
          ...row,
        })),
      ),
    ],
  )
}
