import type { Selectable, SelectQueryBuilder } from 'kysely'
import { sql as raw } from 'kysely'
import type { RatingFilter, SurveyStore } from '../rating/survey-store.ts'
import type { Database, Schema } from './database.ts'
import type { RatingRow } from '../core/rating.ts'

/** Rows a page of the streaming export: large enough to be fast, small enough for a phone's worth of memory. */
const PAGE = 1_000

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

function ratingRowOf(row: Selectable<Schema['survey_invitations']>): RatingRow {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    ...(row.handoff_id === null ? {} : { handoffId: row.handoff_id }),
    channel: row.channel,
    ...(row.intent === null ? {} : { intent: row.intent }),
    servedBy: row.served_by,
    ...(row.staff === null ? {} : { staff: row.staff }),
    outcome: row.outcome,
    instrumentVersion: row.instrument_version,
    personKey: row.person_key,
    askProbability: row.ask_probability,
    isTest: row.is_test,
    ...(row.collection_mode === 'self' ? {} : { mode: row.collection_mode }),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    sendStatus: row.send_status,
    ...(row.send_failure === null ? {} : { sendFailure: row.send_failure }),
    ...(row.issued_at === null ? {} : { issuedAt: row.issued_at }),
    ...(row.rated_at === null ? {} : { ratedAt: row.rated_at }),
    ...(row.score === null ? {} : { score: row.score }),
    ...(row.factor === null ? {} : { factor: row.factor }),
    ...(row.comment === null ? {} : { comment: row.comment }),
    ...(row.invalid_reason === null ? {} : { invalidReason: row.invalid_reason }),
    ...(row.collected_by === null ? {} : { collectedBy: row.collected_by }),
  }
}
