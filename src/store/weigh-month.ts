import type { PoolClient } from 'pg'
import { weigh, type WeightCell, type Weighting } from '../analytics/weights/weigh.ts'
import { longQuery } from './long-query.ts'

/** Tests and staff are nobody's population. */
const CELLS = `select province_code as province, channel, persona,
  count(*) filter (where eligible_reason = '' and not is_test and not is_staff)::int as population,
  count(*) filter (where stage = 'valid')::int as valid
from survey.ratings where month = $1 group by 1, 2, 3
having count(*) filter (where eligible_reason = '' and not is_test and not is_staff) > 0 order by 1, 2, 3`

const FORGET = `update survey.ratings set weight_post = null, changed_at = clock_timestamp()
where month = $1 and weight_post is not null and (stage <> 'valid' or not $2)`

const SET = `update survey.ratings set weight_post = given.weight, changed_at = clock_timestamp()
from unnest($2::text[], $3::text[], $4::text[], $5::real[]) as given (province, channel, persona, weight)
where month = $1 and stage = 'valid' and province_code = given.province and ratings.channel = given.channel
  and ratings.persona = given.persona and weight_post is distinct from given.weight`

/** Stores the weights of a month's valid ratings, inside a transaction; where there are none, the column is empty. */
export async function weighMonth(client: PoolClient, month: string): Promise<Weighting> {
  const { weighting, weights } = weigh(await longQuery<WeightCell>(client, CELLS, [month]))
  await longQuery(client, FORGET, [month, weighting.kind === 'weighted'])
  if (weights.length === 0) return weighting
  await longQuery(client, SET, [
    month,
    weights.map(({ cell }) => cell.province),
    weights.map(({ cell }) => cell.channel),
    weights.map(({ cell }) => cell.persona),
    weights.map(({ weight }) => weight),
  ])
  return weighting
}
