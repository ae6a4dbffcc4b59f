import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { dimensions, type SurveyCounts, type SurveyFilter } from '../../src/analytics/contract.ts'
import { openStores, type OpenStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { fillRatings } from '../support/fill-ratings.ts'

const year: SurveyFilter = { from: '2026-09-01', to: '2026-11-30' }
/** Asked across both cubes: counted from the rows. */
const across: SurveyFilter = { ...year, personas: ['nld'], servedBy: ['bot'] }
const narrow: SurveyFilter = { ...year, channels: ['zalo', 'facebook'], servedBy: ['bot'], provinces: ['01', '79', ''] }

describe.each(inject('postgres'))('figures of the survey store on PostgreSQL $name', ({ url }) => {
  let opened: OpenStores
  let drop: () => Promise<void>
  beforeAll(async () => {
    const cloned = await cloneDatabase(url)
    drop = cloned.drop
    opened = await openStores(cloned.url)
    await fillRatings(opened.database.pool, { rows: 6_000, from: '2026-09-01', to: '2026-11-20' })
    await opened.stores.surveyFigures.refresh()
  })
  afterAll(async () => {
    await opened.close()
    await drop()
  })

  it.each([year, narrow, across])('the prepared cells say what the rows say (%#)', async (filter) => {
    const { surveyFigures } = opened.stores

    const prepared = await surveyFigures.cells(filter, ['province', 'month'])
    const counted = await surveyFigures.count(filter, ['province', 'month'])

    expect(prepared).toEqual(counted)
    expect(prepared.length).toBeGreaterThan(2)
  })

  it('the funnel holds, and every breakdown adds up to the whole', async () => {
    const { surveyFigures } = opened.stores
    const [whole] = await surveyFigures.cells(year, [])
    const all = whole?.counts

    expect(all).toMatchObject({ closed: 6_000 })
    expect(all && all.notEligible + all.sendFailed + all.pending + all.issued).toBe(6_000)
    expect(all && all.issued >= all.returned && all.returned >= all.valid).toBe(true)
    expect(all && all.returned - all.valid).toBe(all && sum(Object.values(all.reasons)))
    expect(all && sum(all.scores)).toBe(all?.valid)
    for (const dimension of dimensions) {
      const parts = await surveyFigures.cells(year, [dimension])
      for (const count of ['closed', 'issued', 'returned', 'valid', 'comments'] as const) {
        expect(sum(parts.map(({ counts }) => counts[count])), `${count} by ${dimension}`).toBe(all?.[count])
      }
    }
  })

  it.each([year, narrow])('each dimension alone in one pass says what it says by itself (%#)', async (filter) => {
    const { surveyFigures } = opened.stores
    const by = ['province', 'channel', 'resolved', 'served_by', 'persona'] as const

    const each = await surveyFigures.breakdowns(filter, by, 'all')
    const raters = await surveyFigures.ratersOfEach(filter, by)

    for (const dimension of by) {
      expect(each.get(dimension), dimension).toEqual(await surveyFigures.cells(filter, [dimension]))
      expect(raters.get(dimension), dimension).toEqual(await surveyFigures.raters(filter, [dimension]))
    }
  })

  it('how often people rate again is much the same in a sixteenth of them', async () => {
    const { surveyFigures } = opened.stores

    const [whole] = await surveyFigures.cells(year, [])
    const [all] = await surveyFigures.raters(year, [])
    const sample = await surveyFigures.ratersEstimated(year)

    const valid = whole?.counts.valid ?? 0
    expect(sample.ratings).toBeGreaterThan(valid / 32)
    expect(sample.ratings).toBeLessThan(valid / 8)
    expect(Math.abs(sample.squares / sample.ratings - (all?.squares ?? 0) / valid)).toBeLessThan(0.25)
    expect(sample.persons).toBeGreaterThan((all?.persons ?? 0) / 2)
  })

  it('the scores alone are the same scores', async () => {
    const { surveyFigures } = opened.stores

    const [brief] = (await surveyFigures.breakdowns(year, ['mode'], 'scores')).get('mode') ?? []
    const [whole] = await surveyFigures.cells(year, ['mode'])

    expect(brief?.counts).toMatchObject({ valid: whole?.counts.valid, scores: whole?.counts.scores, comments: 0 })
  })

  it('a rating that changes is in the cells after the next refresh', async () => {
    const { surveyFigures } = opened.stores
    const before = await october(opened)
    await opened.database.pool.query(
      `update survey.ratings set q1_overall = 1, changed_at = now() where invite_id =
        (select min(invite_id) from survey.ratings where month = '2026-10' and stage = 'valid' and q1_overall = 5)`,
    )

    await surveyFigures.refresh()
    const after = await october(opened)

    expect(after.scores[0]).toBe(before.scores[0] + 1)
    expect(after.scores[4]).toBe(before.scores[4] - 1)
    expect(after.valid).toBe(before.valid)
  })

  it('who rates again is one person', async () => {
    const { surveyFigures } = opened.stores
    const [whole] = await surveyFigures.cells(year, [])

    const [raters] = await surveyFigures.raters(year, [])

    expect(raters?.persons).toBeGreaterThan(500)
    expect(raters?.persons).toBeLessThan(whole?.counts.valid ?? 0)
    expect(raters?.squares).toBeGreaterThan(whole?.counts.valid ?? 0)
  })

  it.each(['day', 'week', 'month'] as const)('the trend by %s adds up, prepared or from the rows', async (step) => {
    const { surveyFigures } = opened.stores

    const prepared = await surveyFigures.trend(narrow, step)
    const counted = await surveyFigures.trend({ ...narrow, instruments: ['v2.0'] }, step)
    const [whole] = await surveyFigures.cells(narrow, [])

    expect(prepared).toEqual(counted)
    expect(sum(prepared.map(({ valid }) => valid))).toBe(whole?.counts.valid)
  })
})

async function october({ stores }: OpenStores): Promise<SurveyCounts> {
  const [cell] = await stores.surveyFigures.cells({ from: '2026-10-01', to: '2026-10-31' }, [])
  if (cell === undefined) throw new Error('no cell')
  return cell.counts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
