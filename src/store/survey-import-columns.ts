import type { StagedRating } from '../rating/import-store.ts'

type Value = string | number | boolean | null

/** The staging table: name, type, and what of a row stands there, in the order that COPY sends. */
const columns: readonly (readonly [string, string, (row: StagedRating) => Value])[] = [
  ['line', 'int', (row) => row.line],
  ['invite_id', 'text', (row) => row.identity.inviteId],
  ['survey_code', 'text', (row) => row.identity.surveyCode],
  ['instrument_version', 'text', (row) => row.identity.instrumentVersion],
  ['conversation_key', 'text', (row) => row.identity.conversationKey],
  ['person_key', 'text', (row) => row.identity.personKey],
  ['created_us', 'bigint', (row) => row.fate.created],
  ['issued_us', 'bigint', (row) => row.fate.issued],
  ['rated_us', 'bigint', (row) => row.fate.rated],
  ['expires_us', 'bigint', (row) => row.fate.expires],
  ['eligible_reason', 'text', (row) => row.frame.eligibleReason],
  ['send_status', 'text', (row) => row.fate.sendStatus],
  ['send_failure', 'text', (row) => row.frame.sendFailure],
  ['is_test', 'boolean', (row) => row.frame.isTest === true],
  ['is_staff', 'boolean', (row) => row.frame.isStaff === true],
  ['returned', 'boolean', (row) => row.fate.returned],
  ['reason', 'text', (row) => row.fate.reason],
  ['abuse', 'boolean', (row) => row.fate.returned && row.frame.claimedReason === 'abuse_confirmed'],
  ['claimed_stage', 'text', (row) => row.frame.claimedStage],
  ['claimed_reason', 'text', (row) => row.frame.claimedReason],
  ['chip_contradicts', 'boolean', (row) => row.answers.chipContradicts],
  ['comment_masked', 'boolean', (row) => row.answers.commentMasked],
  ['given_value', 'text', (row) => row.answers.givenValue],
  ['q1_overall', 'smallint', (row) => row.answers.overall],
  ['q2_factor', 'text', (row) => row.answers.chip],
  ['q2r_factor_asked', 'text', (row) => row.answers.factorAsked],
  ['q2r_score', 'smallint', (row) => row.answers.factorScore],
  ['ask_probability', 'real', (row) => row.description.askProbability],
  ['q3_comment_masked', 'text', (row) => row.answers.comment],
  ['q3_topic', 'text', (row) => row.answers.topic],
  ['channel', 'text', (row) => row.description.channel],
  ['collection_mode', 'text', (row) => row.description.collectionMode],
  ['served_by', 'text', (row) => row.description.servedBy],
  ['respondent_group', 'text', (row) => row.description.group],
  ['persona', 'text', (row) => row.description.persona],
  ['intent_code', 'text', (row) => row.description.intent],
  ['intent_group', 'text', (row) => row.description.intentGroup],
  ['resolved', 'text', (row) => row.description.resolved],
  ['province_code', 'text', (row) => row.description.province],
  ['commune_code', 'text', (row) => row.description.commune],
  ['geo_source', 'text', (row) => row.description.geoSource],
  ['geo_version', 'text', (row) => row.description.geoVersion],
  ['weight_post', 'real', (row) => row.description.weight],
]

/** Of this connection alone, never on disk after it: a program that dies leaves nothing. */
export const createStaged = `create temporary table staged (
  ${columns.map(([name, type]) => `${name} ${type}`).join(', ')},
  ${['created', 'issued', 'rated', 'expires'].map(instant).join(', ')})`

/** Numbers cross faster than the texts of instants: each row has four. A double holds microseconds until 2200. */
function instant(name: string): string {
  return `${name}_at timestamptz generated always as (to_timestamp(${name}_us::float8 / 1000000::float8)) stored`
}

export const copyStaged = `copy staged (${columns.map(([name]) => name).join(', ')}) from stdin`

/** Rows in COPY's text format. */
export function copyText(rows: readonly StagedRating[]): string {
  let text = ''
  for (const row of rows) {
    for (let place = 0; place < columns.length; place += 1) {
      const value = columns[place]?.[2](row) ?? null
      text += (place === 0 ? '' : '\t') + (typeof value === 'string' ? escaped(value) : cellOf(value))
    }
    text += '\n'
  }
  return text
}

function cellOf(value: number | boolean | null): string {
  if (value === null) return String.raw`\N`
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value)
}

const SPECIAL = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : text
}
