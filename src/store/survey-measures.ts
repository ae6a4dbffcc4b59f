import type { Dimension } from '../analytics/contract.ts'

/** Where each dimension stands, in the ratings and in the cells alike. */
export const dimensionColumns: Readonly<Record<Dimension, string>> = {
  month: 'month',
  province: 'province_code',
  channel: 'channel',
  served_by: 'served_by',
  respondent_group: 'respondent_group',
  persona: 'persona',
  intent_group: 'intent_group',
  resolved: 'resolved',
  instrument: 'instrument_version',
  mode: 'collection_mode',
}

const VALID = `stage = 'valid'`
const REASONS = ['test_or_staff', 'bad_value', 'too_fast', 'late', 'duplicate', 'abuse_confirmed']
const SCORES = [1, 2, 3, 4, 5]
const FACTORS = [1, 2, 3, 4, 5]
const CHIPS = [0, ...FACTORS]

function counting(condition: string): string {
  return `count(*) filter (where ${condition})`
}

/**
 * Column of the cells → what it sums over survey.ratings: said once, so that a page (prepared cells), a summary and an
 * export's funnel (the rows) cannot differ. closed = not_eligible + send_failed + pending + issued.
 */
export const measures: ReadonlyMap<string, string> = new Map([
  ['closed', 'count(*)'],
  ['not_eligible', counting(`eligible_reason <> ''`)],
  ['send_failed', counting(`eligible_reason = '' and stage = 'not_issued' and send_status = 'failed'`)],
  ['pending', counting(`eligible_reason = '' and stage = 'not_issued' and send_status <> 'failed'`)],
  ['issued', counting(`eligible_reason = '' and stage <> 'not_issued'`)],
  ['returned', counting(`eligible_reason = '' and stage in ('returned_invalid', 'valid')`)],
  ['valid', counting(VALID)],
  ['refused', counting(`stage <> 'not_issued' and refused_at is not null`)],
  ...REASONS.map(
    (reason) => [reason, counting(`stage = 'returned_invalid' and invalid_reason = '${reason}'`)] as const,
  ),
  ...SCORES.map((score) => [`s${score}`, counting(`${VALID} and q1_overall = ${score}`)] as const),
  ...FACTORS.flatMap(factorMeasures),
  ...CHIPS.flatMap(chipMeasures),
  ['comments', counting(`${VALID} and q3_comment_masked is not null`)],
  ['weighted_n', `coalesce(sum(weight_post) filter (where ${VALID}), 0)`],
  ['weighted_top', `coalesce(sum(weight_post) filter (where ${VALID} and q1_overall >= 4), 0)`],
  ['weighted_squares', `coalesce(sum(weight_post * weight_post) filter (where ${VALID}), 0)`],
])

function factorMeasures(k: number): (readonly [string, string])[] {
  const asked = `${VALID} and q2r_factor_asked = 'F${k}'`
  return [
    [`f${k}_asked`, counting(asked)],
    [`f${k}_n`, counting(`${asked} and q2r_score is not null`)],
    [`f${k}_top`, counting(`${asked} and q2r_score >= 4`)],
    [`f${k}_sum`, `coalesce(sum(q2r_score) filter (where ${asked}), 0)`],
  ]
}

function chipMeasures(k: number): (readonly [string, string])[] {
  const chosen = `${VALID} and q2_factor = 'F${k}'`
  return [
    [`c${k}_n`, counting(chosen)],
    [`c${k}_top`, counting(`${chosen} and q1_overall >= 4`)],
  ]
}

/** What a row of a breakdown needs: a fifth of the sums, and so of the time. */
const OF_A_ROW = ['closed', 'issued', 'returned', 'valid', 's1', 's2', 's3', 's4', 's5'].concat(
  'weighted_n',
  'weighted_top',
  'weighted_squares',
)

export type Measured = 'scores' | 'all'

function columnsFor(measured: Measured): readonly string[] {
  return measured === 'all' ? [...measures.keys()] : OF_A_ROW
}

/** From the rows. */
export function rowMeasuresOf(measured: Measured): string {
  return columnsFor(measured)
    .map((column) => `${measures.get(column)} as ${column}`)
    .join(',\n  ')
}

/** From the prepared cells. */
export function cellMeasuresOf(measured: Measured): string {
  return columnsFor(measured)
    .map((column) => `coalesce(sum(${column}), 0) as ${column}`)
    .join(', ')
}

export const rowMeasures = rowMeasuresOf('all')
