import type { SurveyFilter } from '../analytics/contract.ts'
import type { RecordRequest } from '../analytics/export/rating-records.ts'

/** Persons of a commune in the month below which the standard file does not name it (code book: commune_code). */
const COMMUNE_PERSONS = 10
/** HMAC works on blocks of 64 bytes. */
const BLOCK = 64

/** Filter lists, each with its column; a list's place in the parameters is its place here, after the two days. */
const lists = [
  ['provinces', 'province_code'],
  ['channels', 'channel'],
  ['servedBy', 'served_by'],
  ['groups', 'respondent_group'],
  ['personas', 'persona'],
  ['intentGroups', 'intent_group'],
  ['outcomes', 'resolved'],
  ['instruments', 'instrument_version'],
  ['modes', 'collection_mode'],
] as const satisfies readonly (readonly [Exclude<keyof SurveyFilter, 'from' | 'to'>, string])[]

export function parametersOf({ filter }: Pick<RecordRequest, 'filter'>): unknown[] {
  return [filter.from, filter.to, ...lists.map(([name]) => filter[name] ?? null)]
}

/** Place of the first parameter that follows the filter's. */
export const AFTER_FILTER = lists.length + 3

export const withinFilter = [
  'r.day between $1::date and $2::date',
  ...lists.map(([, column], index) => {
    const at = `$${index + 3}::text[]`
    return `(${at} is null or r.${column} = any(${at}))`
  }),
].join(' and ')

/** Distinct persons; a form without a person's key that was collected elsewhere is a person's. */
export const personOf = `case when r.person_key <> '' then r.person_key when r.import_id is not null then r.invite_id end`

/** The two padded keys of HMAC-SHA256, for the database to make keys with: its own hash, nothing to install. */
export function hmacPads(key: Uint8Array): [Buffer, Buffer] {
  const padded = Buffer.alloc(BLOCK)
  padded.set(key.subarray(0, BLOCK))
  return [Buffer.from(padded.map((byte) => byte ^ 0x36)), Buffer.from(padded.map((byte) => byte ^ 0x5c))]
}

function keyed(column: string): string {
  const inner = `sha256($${AFTER_FILTER}::bytea || convert_to(${column}, 'UTF8'))`
  const hash = `encode(sha256($${AFTER_FILTER + 1}::bytea || ${inner}), 'hex')`
  return `case when ${column} = '' then '' else left(${hash}, 16) end`
}

function localTime(column: string, outside: boolean): string {
  const local = `${column} at time zone 'Asia/Ho_Chi_Minh'`
  const shown = outside ? `date_trunc('hour', ${local})` : local
  // The reader makes it ISO: `to_char` takes longer than all the rest of a row.
  return text(shown)
}

const text = (expression: string): string => `coalesce((${expression})::text, '')`

const polarity = `case when r.q1_overall is null or r.q2_factor in ('', 'NA') then ''
  when r.q1_overall >= 4 then 'praise' else 'problem' end`

/** The code book's columns in its order; the reader adds names of places and gives ids and times their form. */
const ratingColumns = (outside: boolean): readonly (readonly [string, string])[] => [
  ['invite_id', 'r.invite_id'],
  ['survey_code', 'r.survey_code'],
  ['instrument_version', 'r.instrument_version'],
  ['conversation_key', keyed('r.conversation_key')],
  ['person_key', outside ? keyed('r.person_key') : 'r.person_key'],
  ['issued_at', localTime('r.issued_at', outside)],
  ['rated_at', localTime('r.rated_at', outside)],
  // `greatest` alone passes over nulls: what did not come back would have been answered at once.
  [
    'response_seconds',
    text(`case when r.rated_at >= r.issued_at then round(date_part('epoch', r.rated_at - r.issued_at))::int
      when r.rated_at < r.issued_at then 0 end`),
  ],
  ['month_vn', 'r.month'],
  ['stage', 'r.stage'],
  ['invalid_reason', 'r.invalid_reason'],
  ['quality_flags', `array_to_string(r.quality_flags, ';')`],
  ['q1_overall', text('r.q1_overall')],
  ['q1_top2', text('(r.q1_overall >= 4)::int')],
  ['q2_factor', 'r.q2_factor'],
  ['q2_polarity', polarity],
  ['q2r_factor_asked', 'r.q2r_factor_asked'],
  ['q2r_score', text('r.q2r_score')],
  ['ask_probability', text('r.ask_probability')],
  ['q3_has_comment', `case when coalesce(r.q3_comment_masked, '') = '' then '0' else '1' end`],
  ['q3_comment_masked', `''`],
  ['q3_topic', 'r.q3_topic'],
  ['channel', 'r.channel'],
  ['served_by', 'r.served_by'],
  ['respondent_group', 'r.respondent_group'],
  ['persona', 'r.persona'],
  ['intent_code', 'r.intent_code'],
  ['intent_group', 'r.intent_group'],
  ['resolved', 'r.resolved'],
  ['province_code', 'r.province_code'],
  ['province_name', `''`],
  ['region_code', `''`],
  ['commune_code', outside ? `''` : 'r.commune_code'],
  ['geo_source', 'r.geo_source'],
  ['geo_version', 'r.geo_version'],
  ['weight_post', text('r.weight_post')],
  ['is_suppressed_cell', `'0'`],
]

export function ratingsSql({ outside }: RecordRequest): string {
  const columns = ratingColumns(outside).map(([name, expression]) => `${expression} as ${name}`)
  return `select ${columns.join(', ')} from survey.ratings r where ${withinFilter} order by r.day, r.invite_id`
}

/** By a key of this export and in its order: nothing tells which row of the other file a comment belongs to. */
export function commentsSql(_request: RecordRequest): string {
  return `select ${keyed('r.invite_id')} as invite_id, r.month, ${text('r.q1_overall')}, r.q2_factor,
    r.q3_comment_masked, r.q3_topic, r.channel, r.served_by, r.province_code
    from survey.ratings r where ${withinFilter} and coalesce(r.q3_comment_masked, '') <> '' order by 1`
}

export function communesSql({ filter }: RecordRequest): [string, unknown[]] {
  // Of the whole month, whatever is filtered: two filters must not tell apart what one hides.
  return [
    `select r.month || '|' || r.commune_code as key from survey.ratings r
     where r.commune_code <> '' and r.month between $1 and $2
     group by r.month, r.commune_code having count(distinct ${personOf}) >= ${COMMUNE_PERSONS}`,
    [filter.from.slice(0, 7), filter.to.slice(0, 7)],
  ]
}

/** The funnel of the very rows that are exported; outside by month alone, for small cells tell of persons. */
export function funnelSql({ outside }: RecordRequest): string {
  const place = outside ? `'' as province_code, '' as channel` : 'r.province_code, r.channel'
  const groups = outside ? 'r.month' : 'r.month, r.province_code, r.channel'
  return `select r.month as month_vn, ${place}, count(*)::int as closed,
    (count(*) filter (where r.eligible_reason <> ''))::int as not_eligible,
    (count(*) filter (where r.send_status = 'failed'))::int as send_failed,
    (count(*) filter (where r.stage <> 'not_issued'))::int as issued,
    (count(*) filter (where r.stage in ('valid', 'returned_invalid')))::int as returned,
    (count(*) filter (where r.stage = 'valid'))::int as valid,
    (count(*) filter (where r.refused_at is not null and r.stage <> 'not_issued'))::int as refused
    from survey.ratings r where ${withinFilter} group by ${groups} order by ${groups}`
}
