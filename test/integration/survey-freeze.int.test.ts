import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { dropOldRatings } from '../../src/privacy/retention.ts'
import { freezeMonth, type Freezing } from '../../src/analytics/snapshot/freeze-month.ts'
import type { Snapshot } from '../../src/analytics/snapshot-contract.ts'
import { measures } from '../../src/store/survey-measures.ts'
import { openStores, type OpenStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { fillRatings } from '../support/fill-ratings.ts'

const NOW = new Date('2026-11-25T01:00:00Z')
const OCTOBER = { month: '2026-10', note: '', by: 's_hoa', now: NOW }

describe.each(inject('postgres'))('freezing a month on PostgreSQL $name', ({ url }) => {
  let one: OpenStores
  let other: OpenStores
  let drop: () => Promise<void>
  beforeAll(async () => {
    const cloned = await cloneDatabase(url)
    drop = cloned.drop
    one = await openStores(cloned.url, { connections: 4 })
    other = await openStores(cloned.url, { connections: 4 })
    await fillRatings(one.database.pool, { rows: 6_000, from: '2026-09-01', to: '2026-11-20' })
  })
  afterAll(async () => {
    await one.close()
    await other.close()
    await drop()
  })
  beforeEach(async () => {
    await one.database.pool.query('delete from survey.snapshot_cells')
    await one.database.pool.query('delete from survey.snapshots')
  })

  async function frozen(order = OCTOBER): Promise<Snapshot> {
    const outcome = await freezeMonth(one.stores, order)
    if (outcome.kind !== 'frozen') throw new Error(outcome.kind)
    return outcome.snapshot
  }
  async function change(condition: string, set: string): Promise<void> {
    await one.database.pool.query(
      `update survey.ratings set ${set}, changed_at = clock_timestamp() where invite_id =
         (select min(invite_id) from survey.ratings where month = '2026-10' and ${condition})`,
    )
  }

  test('two instances that freeze at the same moment make one version', async () => {
    const outcomes = await Promise.all(
      [one, other, one, other].map(({ stores }) => freezeMonth(stores, { ...OCTOBER, by: 'schedule' })),
    )

    expect(outcomes.filter(({ kind }) => kind === 'frozen')).toHaveLength(1)
    expect(outcomes.every(({ kind }) => ['frozen', 'busy', 'note_needed'].includes(kind))).toBe(true)
    expect(await one.stores.snapshots.list()).toHaveLength(1)
    const lines = await one.stores.audit.search({ action: 'month-freeze' }, 10)
    expect(lines.map(({ subject, actor, detail }) => ({ subject, actor, version: detail?.['version'] }))).toEqual([
      { subject: '2026-10', actor: 'schedule', version: 1 },
    ])
  })

  test('the summary says what the rows say, and its funnel holds', async () => {
    const { summary, rows, version } = await frozen()
    const [counted] = await one.stores.surveyFigures.count({ from: '2026-10-01', to: '2026-10-31' }, [])
    const { funnel, reasons, index, distribution, notEligible } = summary

    expect(version).toBe(1)
    expect(rows).toBe(counted?.counts.closed)
    expect(funnel).toMatchObject({
      closed: counted?.counts.closed,
      not_eligible: counted?.counts.notEligible,
      issued: counted?.counts.issued,
      returned: counted?.counts.returned,
      valid: counted?.counts.valid,
    })
    expect(funnel.closed).toBe(funnel.not_eligible + funnel.send_failed + funnel.pending + funnel.issued)
    expect(funnel.invalid).toBe(sum(Object.values(reasons)))
    expect(sum(Object.values(notEligible))).toBe(funnel.not_eligible)
    expect(sum(distribution)).toBe(funnel.valid)
    expect(index.value).toBeCloseTo(((distribution[3] ?? 0) + (distribution[4] ?? 0)) / funnel.valid, 12)
    expect(index.low ?? 1).toBeLessThan(index.value ?? 0)
    expect(index.nEff).toBeLessThan(index.n)
  })

  test('the snapshot’s cells are the prepared ones', async () => {
    const { id } = await frozen()
    await one.stores.surveyFigures.refresh()
    const columns = [...measures.keys()].filter((column) => !column.startsWith('weighted'))
    const keys = 'cube, province_code, channel, served_by, respondent_group, persona, intent_group, resolved'
    const select = (from: string) => `select ${keys}, ${columns.join(', ')} from ${from}`
    const prepared = select(`survey.cells where month = '2026-10'`)
    const snapshot = select(`survey.snapshot_cells where snapshot_id = '${id}'`)

    const { rows } = await one.database.pool.query(
      `((${prepared}) except (${snapshot})) union all ((${snapshot}) except (${prepared}))`,
    )
    const kept = await one.database.pool.query(
      `select sum(closed)::int as closed, sum(weighted_n) as n, sum(valid)::int as valid from survey.snapshot_cells where snapshot_id = '${id}' and cube = 'people'`,
    )

    expect(rows).toEqual([])
    expect(kept.rows[0]?.closed).toBeGreaterThan(1_000)
    // Weighed before the cells were kept: the weights' mean over valid ratings is 1.
    expect(kept.rows[0]?.n / kept.rows[0]?.valid).toBeCloseTo(1, 4)
  })

  test('the digest is that of the documented lines, and the same again', async () => {
    const { sha256, rows } = await frozen()
    const { rows: lines } = await one.database.pool.query<{ line: string }>(DOCUMENTED)
    const hash = createHash('sha256')
    for (const { line } of lines) hash.update(`${line}\n`)

    expect(lines).toHaveLength(rows)
    expect(sha256).toBe(hash.digest('hex'))
    expect(await freezeMonth(other.stores, { ...OCTOBER, note: 'xem lại' })).toEqual({ kind: 'unchanged', version: 1 })
  })

  test('a correction is a further version with a note, and the old one stays as it was', async () => {
    const first = await frozen()
    const cellsOf = async (id: string) =>
      (
        await one.database.pool.query(
          `select * from survey.snapshot_cells where snapshot_id = $1 order by 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12`,
          [id],
        )
      ).rows
    const cells = await cellsOf(first.id)
    expect(await one.stores.snapshots.latest()).toEqual([{ month: '2026-10', version: 1, changed: false }])
    await change(`stage = 'valid' and q1_overall = 5`, 'q1_overall = 1')
    expect(await one.stores.snapshots.latest()).toEqual([{ month: '2026-10', version: 1, changed: true }])

    expect(await freezeMonth(one.stores, OCTOBER)).toEqual({ kind: 'note_needed', version: 1 })
    const second = await frozen({ ...OCTOBER, note: 'Một phiếu nhập sai điểm' })

    expect(second).toMatchObject({ version: 2, note: 'Một phiếu nhập sai điểm', frozenBy: 's_hoa' })
    expect(second.sha256).not.toBe(first.sha256)
    expect(second.summary.distribution[0]).toBe((first.summary.distribution[0] ?? 0) + 1)
    expect(await one.stores.snapshots.list()).toEqual([second, first])
    expect(await cellsOf(first.id)).toEqual(cells)
    expect(await one.stores.snapshots.latest()).toEqual([{ month: '2026-10', version: 2, changed: false }])
  })

  test('an update that changes nothing leaves no mark', async () => {
    await frozen()

    await change(`stage = 'valid'`, 'q1_overall = q1_overall')

    expect(await one.stores.snapshots.latest()).toEqual([{ month: '2026-10', version: 1, changed: false }])
  })

  test('a month is not frozen before its last invitation has expired, nor one without rows', async () => {
    const outcomes: Freezing[] = [
      await freezeMonth(one.stores, { ...OCTOBER, now: new Date('2026-11-08T16:59:59Z') }),
      await freezeMonth(one.stores, { ...OCTOBER, month: '2026-08' }),
      await freezeMonth(one.stores, { ...OCTOBER, now: new Date('2026-11-08T17:00:00Z') }),
    ]

    expect(outcomes[0]).toEqual({ kind: 'too_early', from: '2026-11-09' })
    expect(outcomes[1]).toEqual({ kind: 'empty' })
    expect(outcomes[2]).toMatchObject({ kind: 'frozen' })
    expect(await one.stores.snapshots.unfrozen('2026-10')).toEqual(['2026-09'])
  })

  test('weights fit the margins of all eligible conversations', async () => {
    const weighting = await one.stores.snapshots.weigh('2026-09')
    const { rows } = await one.database.pool.query<{ channel: string; population: number; weighted: number }>(
      `select channel, (count(*) filter (where eligible_reason = ''))::float / sum(count(*) filter (where eligible_reason = '')) over () as population,
         sum(weight_post) filter (where stage = 'valid') / sum(sum(weight_post) filter (where stage = 'valid')) over () as weighted
       from survey.ratings where month = '2026-09' group by 1`,
    )

    expect(weighting).toMatchObject({ kind: 'weighted' })
    expect(rows.length).toBeGreaterThan(4)
    const gap = weighting?.kind === 'weighted' ? weighting.largestGap : 1
    for (const { population, weighted } of rows) expect(Math.abs(population - weighted)).toBeLessThan(gap + 1e-4)
    expect(gap).toBeLessThan(0.02)
  })

  test('single rows go after their time, frozen months alone; the sums stay, and nothing comes back', async () => {
    const { pool } = one.database
    await pool.query(
      `insert into survey.ratings (invite_id, survey_code, instrument_version, conversation_key, person_key, day, month,
         created_at, stage, eligible_reason, send_status, channel, served_by, resolved)
       select 'old' || n, 'CHAT', 'v1.0', '', '', day, to_char(day, 'YYYY-MM'), day, 'not_issued', 'cool_down', 'none',
         'zalo', 'bot', 'answered' from generate_series(1, 40) n, lateral (select date '2024-09-20' + n as day) d`,
    )
    await one.stores.surveyFigures.refresh()
    const closed = async () =>
      (
        await pool.query(
          `select month, sum(closed)::int as n from survey.cells where cube = 'service' and month < '2025' group by 1 order by 1`,
        )
      ).rows
    const before = await closed()
    await frozen({ ...OCTOBER, month: '2024-09' })

    expect(await dropOldRatings(one.stores, NOW)).toBe(10)
    expect(await dropOldRatings(one.stores, NOW)).toBe(0)

    const left = await pool.query(`select distinct month from survey.ratings where month < '2025' order by 1`)
    expect(left.rows).toEqual([{ month: '2024-10' }])
    await pool.query(
      `insert into survey.ratings select * from jsonb_populate_record(null::survey.ratings, (select to_jsonb(r)
         || '{"invite_id": "again", "day": "2024-09-25", "month": "2024-09"}' from survey.ratings r where invite_id = 'old40'))`,
    )
    await one.stores.surveyFigures.refresh()
    expect((await pool.query(`select 1 from survey.ratings where invite_id = 'again'`)).rows).toEqual([])
    expect(await closed()).toEqual(before)
    await pool.query(`delete from survey.ratings where month < '2025'`)
  })
})

/** As docs/survey-freeze.md has it. */
const DOCUMENTED = `select json_build_array(invite_id, survey_code, instrument_version, conversation_key, person_key,
  day::text, month, utc(created_at), utc(issued_at), utc(rated_at), utc(expires_at), utc(refused_at), stage,
  eligible_reason, send_status, send_failure, is_test::text, is_staff::text, invalid_reason,
  array_to_string(quality_flags, ';'), given_value, q1_overall::text, q2_factor, q2r_factor_asked, q2r_score::text,
  ask_probability::text, q3_comment_masked, q3_topic, channel, collection_mode, served_by, respondent_group, persona,
  intent_code, intent_group, resolved, province_code, commune_code, geo_source, geo_version, weight_post::text)::text as line
from survey.ratings where month = '2026-10' order by invite_id collate "C"`.replaceAll(
  /utc\((\w+)\)/g,
  `to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
)

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
