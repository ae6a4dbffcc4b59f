import type { RatingRow } from '../../core/rating.ts'
import { vietnamDay, vietnamIso } from '../../core/clock.ts'

/** The code book's columns that exist by now, in its order; the others join when their data do. */
export const ratingColumns = [
  'invite_id',
  'survey_code',
  'instrument_version',
  'conversation_key',
  'person_key',
  'issued_at',
  'rated_at',
  'response_seconds',
  'month_vn',
  'stage',
  'invalid_reason',
  'q1_overall',
  'q1_top2',
  'q2_factor',
  'q2_polarity',
  'q2r_factor_asked',
  'q2r_score',
  'ask_probability',
  'q3_has_comment',
  'channel',
  'served_by',
  'respondent_group',
  'persona',
  'intent_code',
  'intent_group',
  'resolved',
] as const

export type RatingRecord = Readonly<Record<(typeof ratingColumns)[number], string | number>>

/** `conversationKey` pseudonymises with a key of this export, so that two exports cannot be joined by it. */
export function ratingRecord(row: RatingRow, conversationKey: (id: string) => string): RatingRecord {
  const day = vietnamDay(new Date(row.issuedAt ?? row.createdAt))
  return {
    invite_id: uuidOf(row.id),
    survey_code: `CHAT-${day.slice(0, 7)}`,
    instrument_version: row.instrumentVersion,
    conversation_key: conversationKey(row.conversationId),
    person_key: row.personKey,
    issued_at: row.issuedAt === undefined ? '' : vietnamIso(new Date(row.issuedAt)),
    rated_at: row.ratedAt === undefined ? '' : vietnamIso(new Date(row.ratedAt)),
    response_seconds: responseSeconds(row),
    month_vn: day.slice(0, 7),
    stage: stageOf(row),
    invalid_reason: row.invalidReason ?? '',
    q1_overall: row.score ?? '',
    q1_top2: row.score === undefined ? '' : Number(row.score >= 4),
    q2_factor: chipOf(row),
    q2r_factor_asked: row.factorAsked ?? 'NA',
    q2r_score: row.factorScore ?? (row.factorAsked === undefined ? 'NA' : ''),
    q2_polarity: row.factor === undefined || row.score === undefined ? '' : row.score >= 4 ? 'praise' : 'problem',
    ask_probability: row.askProbability,
    q3_has_comment: Number(row.comment !== undefined),
    channel: row.surveyChannel ?? row.channel,
    served_by: row.servedBy,
    respondent_group: row.respondentGroup ?? 'GX',
    persona: row.persona ?? 'khac',
    intent_code: row.intent ?? 'unk',
    intent_group: row.intentGroup ?? 'khac',
    resolved: row.outcome,
  }
}

/** '' = skipped, NA = not asked: since version 2 only scores of 1 to 3 are. */
function chipOf({ ratedAt, factor, score, instrumentVersion }: RatingRow): string {
  if (ratedAt === undefined) return 'NA'
  if (factor !== undefined) return factor
  return instrumentVersion !== 'v1.0' && (score ?? 0) > 3 ? 'NA' : ''
}

function stageOf(row: RatingRow): string {
  if (row.sendStatus !== 'sent') return 'not_issued'
  if (row.ratedAt === undefined) return 'issued'
  return row.invalidReason === undefined ? 'valid' : 'returned_invalid'
}

function responseSeconds(row: RatingRow): number | '' {
  if (row.issuedAt === undefined || row.ratedAt === undefined) return ''
  return Math.max(0, Math.round((Date.parse(row.ratedAt) - Date.parse(row.issuedAt)) / 1000))
}

/** `i_` and 32 hex digits → the UUID that it is. */
function uuidOf(id: string): string {
  const hex = id.slice(2)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
