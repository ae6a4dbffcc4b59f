import type { Selectable } from 'kysely'
import type { RatingRow } from '../core/rating.ts'
import type { Schema } from './database.ts'

type Row = Selectable<Schema['survey_invitations']>

export function ratingRowOf(row: Row): RatingRow {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    channel: row.channel,
    servedBy: row.served_by,
    outcome: row.outcome,
    instrumentVersion: row.instrument_version,
    personKey: row.person_key,
    askProbability: row.ask_probability,
    isTest: row.is_test,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    sendStatus: row.send_status,
    ...(row.collection_mode === 'self' ? {} : { mode: row.collection_mode }),
    ...known({
      handoffId: row.handoff_id,
      intent: row.intent,
      staff: row.staff,
      sendFailure: row.send_failure,
      issuedAt: row.issued_at,
      ratedAt: row.rated_at,
      score: row.score,
      factor: row.factor,
      comment: row.comment,
      invalidReason: row.invalid_reason,
      collectedBy: row.collected_by,
    }),
    ...known(ofInstrument(row)),
  }
}

function ofInstrument(row: Row) {
  return {
    conversationKey: row.conversation_key,
    surveyChannel: row.survey_channel,
    eligibleReason: row.eligible_reason,
    refusedAt: row.refused_at,
    factorAsked: row.factor_asked,
    factorScore: row.factor_score,
    commentMasked: row.comment_masked,
    commentTopic: row.comment_topic,
    persona: row.persona,
    respondentGroup: row.respondent_group,
    intentGroup: row.intent_group,
    provinceCode: row.province_code,
    communeCode: row.commune_code,
    geoSource: row.geo_source,
    geoVersion: row.geo_version,
  }
}

type Known<T> = { readonly [K in keyof T]?: NonNullable<T[K]> }

/** Without the fields that hold nothing: absent is absent. */
function known<T extends object>(fields: T): Known<T> {
  const found: Known<T> = {}
  return Object.assign(found, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)))
}
