import type { SelectQueryBuilder } from 'kysely'
import { sql as raw } from 'kysely'
import type { RatingFilter, SurveyStore } from '../rating/survey-store.ts'
import type { Database, Schema } from './database.ts'
import { ratingRowOf } from './rating-row.ts'

/** Rows a page of the streaming export: large enough to be fast, small enough for a phone's worth of memory. */
const PAGE = 1_000

interface HistoryRow {
  readonly asked: readonly string[] | null
  readonly refused_at: string | null
}

/** From the mirror: it has an index by person. What never arrived bothered nobody. */
const ASKED = `
select jsonb_agg(coalesce(issued_at, created_at) order by created_at desc)
    filter (where send_status in ('pending', 'sent')) as asked,
  max(refused_at) as refused_at
from survey.ratings where person_key = any($1) and person_key <> '' and import_id is null and created_at >= $2`

const ISSUED_THERE = `
select count(*) as issued from (
  select 1 from survey.ratings where month = $1 and province_code = $2 and send_status = 'sent' limit $3
) there`

const DROP_RAW = `
update survey_invitations set comment = null
where comment is not null and coalesce(rated_at, issued_at, created_at) < $1`

export function createSurveyStore(database: Database): SurveyStore {
  const { sql } = database
  return {
    async find(id) {
      const row = await sql.selectFrom('survey_invitations').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : ratingRowOf(row)
    },
    async byConversation(id) {
      const row = await sql
        .selectFrom('survey_invitations')
        .selectAll()
        .where('conversation_id', '=', id)
        .executeTakeFirst()
      return row === undefined ? undefined : ratingRowOf(row)
    },
    async funnel(filter) {
      const row = await within(sql.selectFrom('survey_invitations'), filter)
        .select([
          raw<number>`count(*) filter (where send_status = 'sent')`.as('issued'),
          raw<number>`count(*) filter (where rated_at is not null)`.as('returned'),
          raw<number>`count(*) filter (where rated_at is not null and invalid_reason is null)`.as('valid'),
          raw<number>`count(*) filter (where invalid_reason is not null)`.as('invalid'),
          raw<number>`count(*) filter (where send_status = 'failed')`.as('sendFailed'),
        ])
        .executeTakeFirstOrThrow()
      return row
    },
    async *stream(filter) {
      let last = { at: '-infinity', id: '' }
      for (;;) {
        const rows = await within(sql.selectFrom('survey_invitations'), filter)
          .selectAll()
          // As text: a page's end must be exact, and JavaScript's dates end at the millisecond.
          .select(raw<string>`created_at::text`.as('exactly'))
          .where(raw<boolean>`(created_at, id) > (${last.at}::timestamptz, ${last.id})`)
          .orderBy('created_at')
          .orderBy('id')
          .limit(PAGE)
          .execute()
        for (const row of rows) yield ratingRowOf(row)
        const end = rows.at(-1)
        if (end === undefined || rows.length < PAGE) return
        last = { at: end.exactly, id: end.id }
      }
    },
    async askingHistory({ persons, since, month, province, countTo }) {
      const [asked, there] = await Promise.all([
        database.pool.query<HistoryRow>({ name: 'asking-history', text: ASKED, values: [persons, since] }),
        province === undefined
          ? undefined
          : database.pool.query<{ issued: number }>({
              name: 'issued-there',
              text: ISSUED_THERE,
              values: [month, province, countTo],
            }),
      ])
      const row = asked.rows[0]
      const refusedAt = row?.refused_at ?? undefined
      return {
        askedAt: (row?.asked ?? []).map((at) => new Date(at).toISOString()),
        ...(refusedAt === undefined ? {} : { refusedAt }),
        issuedThere: there?.rows[0]?.issued ?? 0,
      }
    },
    async dropRawComments(before) {
      const { rowCount } = await database.pool.query(DROP_RAW, [before])
      return rowCount ?? 0
    },
  }
}

/** By the Vietnam day of issue (of creation where the invitation was never sent). */
function within<Output>(
  query: SelectQueryBuilder<Schema, 'survey_invitations', Output>,
  { from, to }: RatingFilter,
): SelectQueryBuilder<Schema, 'survey_invitations', Output> {
  const day = raw<string>`to_char(coalesce(issued_at, created_at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`
  let filtered = query
  if (from !== undefined) filtered = filtered.where(day, '>=', from)
  if (to !== undefined) filtered = filtered.where(day, '<=', to)
  return filtered
}
