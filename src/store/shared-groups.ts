import type pg from 'pg'
import { sharedKey, type RecordRequest, type SharedGroup } from '../analytics/export/rating-records.ts'
import { AFTER_FILTER, parametersOf, personOf, withinFilter } from './rating-records-sql.ts'

/** Persons that every combination of quasi-identifiers of a shared micro-file needs (survey method §2.7). */
const K = 5

export interface SharedGroups {
  readonly groups: ReadonlyMap<string, SharedGroup>
  readonly withheld: number
}

/**
 * What each combination of month, province, channel, persona and intent group becomes so that it has five persons:
 * intent group → khac, province → region → nothing, persona → khac; what is still too small is left out. A step only
 * moves groups that are too small, so a group that was large enough stays so. Returns only what changes.
 */
export async function readSharedGroups(
  client: pg.PoolClient,
  request: RecordRequest,
  timeoutMs: number,
): Promise<SharedGroups> {
  const config: pg.QueryConfig & { query_timeout: number } = {
    text: sql,
    values: [...parametersOf(request), [...request.regions.keys()], [...request.regions.values()]],
    query_timeout: timeoutMs,
  }
  const { rows } = await client.query<GroupRow>(config)
  const groups = new Map<string, SharedGroup>()
  let withheld = 0
  for (const row of rows) {
    if (row.withheld) withheld += row.n
    const key = sharedKey({ ...row, persona: row.persona, intentGroup: row.intent_group })
    const { to_province: province, to_region: region, to_persona: persona, to_intent: intentGroup } = row
    groups.set(key, { province, region, persona, intentGroup, withheld: row.withheld })
  }
  return { groups, withheld }
}

interface GroupRow extends pg.QueryResultRow {
  readonly month: string
  readonly province: string
  readonly channel: string
  readonly persona: string
  readonly intent_group: string
  readonly to_province: string
  readonly to_region: string
  readonly to_persona: string
  readonly to_intent: string
  readonly withheld: boolean
  readonly n: number
}

/** One step: the groups that are too small, by the values that they have by now, and what they turn into. */
function step(from: string, to: string, change: string): string {
  return `${from}_small as (
    select month, p2, g2, channel, r2, i2 from ${from} group by 1, 2, 3, 4, 5, 6 having count(distinct who) < ${K}
  ), ${to} as materialized (
    select b.month, b.province, b.channel, b.persona, b.intent_group, b.who, b.n, ${change}
    from ${from} b left join ${from}_small s on (s.month, s.p2, s.g2, s.channel, s.r2, s.i2)
      = (b.month, b.p2, b.g2, b.channel, b.r2, b.i2)
  )`
}

const small = 's.month is not null'

const sql = `with places as (
    select * from unnest($${AFTER_FILTER}::text[], $${AFTER_FILTER + 1}::text[]) as p(code, region)
  ), b0 as materialized (
    select r.month, r.province_code as province, r.channel, r.persona, r.intent_group, ${personOf} as who, count(*) as n,
      r.province_code as p2, coalesce(places.region, '') as g2, r.persona as r2, r.intent_group as i2
    from survey.ratings r left join places on places.code = r.province_code
    where ${withinFilter} group by 1, 2, 3, 4, 5, 6, places.region
  ), ${step('b0', 'b1', `b.p2, b.g2, b.r2, case when ${small} then 'khac' else b.i2 end as i2`)},
  ${step('b1', 'b2', `case when ${small} then '' else b.p2 end as p2, b.g2, b.r2, b.i2`)},
  ${step('b2', 'b3', `b.p2, case when ${small} then '' else b.g2 end as g2, b.r2, b.i2`)},
  ${step('b3', 'b4', `b.p2, b.g2, case when ${small} then 'khac' else b.r2 end as r2, b.i2`)},
  ${step('b4', 'b5', `b.p2, b.g2, b.r2, b.i2, ${small} as withheld`)}
  select month, province, channel, persona, intent_group, p2 as to_province, g2 as to_region, r2 as to_persona,
    i2 as to_intent, withheld, sum(n)::int as n
  from b5 where withheld or (p2, r2, i2) <> (province, persona, intent_group)
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`
