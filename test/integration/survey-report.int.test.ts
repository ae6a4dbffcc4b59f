import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { SurveyFilter } from '../../src/analytics/contract.ts'
import { readFilter, chosenMonths } from '../../src/analytics/read-filter.ts'
import { buildReport } from '../../src/analytics/report/build-report.ts'
import type { Report } from '../../src/analytics/report/report.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { openStores, type OpenStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { fillRatings } from '../support/fill-ratings.ts'
import { reportOver, surveyWords } from '../support/survey-figures.ts'

const october: SurveyFilter = { from: '2026-10-01', to: '2026-10-31' }

describe.each(inject('postgres'))('the report on PostgreSQL $name', ({ url }) => {
  let opened: OpenStores
  let drop: () => Promise<void>
  beforeAll(async () => {
    const cloned = await cloneDatabase(url)
    drop = cloned.drop
    opened = await openStores(cloned.url)
    await fillRatings(opened.database.pool, { rows: 9_000, from: '2026-09-01', to: '2026-11-20' })
    await opened.stores.surveyFigures.refresh()
  })
  afterAll(async () => {
    await opened.close()
    await drop()
  })

  async function report(query: Record<string, string>): Promise<Report> {
    const filter = readFilter(query, surveyWords)
    const parts = reportOver(opened.stores.surveyFigures, fixedClock('2026-11-25T03:00:00.000Z'))
    return buildReport(parts, filter, chosenMonths(filter, '2026-10'))
  }

  it('shows what counting the rows themselves gives', async () => {
    const shown = await report({ from: '2026-10' })
    const [cell] = await opened.stores.surveyFigures.count(october, [])
    const counts = cell?.counts
    if (counts === undefined) throw new Error('nothing counted')

    expect(shown.funnel).toMatchObject({
      closed: counts.closed,
      not_eligible: counts.notEligible,
      send_failed: counts.sendFailed,
      issued: counts.issued,
      returned: counts.returned,
      valid: counts.valid,
      invalid: counts.returned - counts.valid,
      valid_of_issued: counts.valid / counts.issued,
    })
    expect(shown.reasons).toEqual(counts.reasons)
    expect(shown.distribution).toEqual(counts.scores)
    expect(shown.index).toMatchObject({ n: counts.valid, tier: 'full' })
    expect(shown.index.value).toBe((counts.scores[3] + counts.scores[4]) / counts.valid)
    expect(shown.index.nEff).toBeLessThan(counts.valid)
    expect(shown.meta).toMatchObject({
      months: ['2026-10'],
      previousMonths: ['2026-09'],
      rule: 'A',
      weighted: false,
      running: true,
    })
  })

  it.each([{}, { channel: 'zalo' }, { province: '01,79', rule: 'D' }])(
    'issued, returned and valid are the sums of every breakdown (%o)',
    async (query) => {
      const shown = await report({ from: '2026-09', to: '2026-11', ...query })

      for (const [name, rows] of Object.entries(shown.breakdowns)) {
        for (const count of ['issued', 'returned', 'valid'] as const) {
          const counts = rows.map(({ funnel }) => funnel[count])
          if (!counts.includes(null)) expect(sum(counts), `${count} by ${name}`).toBe(shown.funnel[count])
        }
      }
      expect(shown.breakdowns.channel.every(({ funnel }) => funnel.issued !== null)).toBe(true)
    },
  )

  it('provinces with those not known add up to the whole, and each is judged', async () => {
    const shown = await report({ from: '2026-09', to: '2026-11' })
    const issued = [...shown.provinces, shown.provinceUnknown].map(({ funnel }) => funnel.issued)

    expect(shown.provinces).toHaveLength(34)
    expect(sum(issued)).toBe(shown.funnel.issued)
    expect(shown.regions.map(({ code }) => code)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5', 'R6'])
    for (const { figure, against85, p85Adjusted } of shown.provinces) {
      expect(against85 === 'hidden').toBe(figure.value === null)
      expect(p85Adjusted === null).toBe(figure.value === null)
    }
    const values = shown.provinces.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value]))
    expect(shown.provinceSummary).toMatchObject({ shown: values.length, lowest: Math.min(...values) })
  })

  it('the change, its split and the factors fit together', async () => {
    const shown = await report({ from: '2026-10' })
    const september = await report({ from: '2026-09' })

    expect(shown.previous.index).toEqual(withoutMean(september))
    expect(shown.previous.change?.points).toBeCloseTo((shown.index.value ?? 0) - (september.index.value ?? 0), 12)
    expect((shown.mix?.mix ?? 0) + (shown.mix?.rate ?? 0)).toBeCloseTo(shown.mix?.total ?? 1, 12)
    expect(shown.mix?.total).toBeCloseTo(shown.previous.change?.points ?? 1, 12)
    const shares = shown.factors.map(({ figure }) => figure.value ?? 0)
    expect(shown.fiveFactor.value).toBeCloseTo(sum(shares) / 5, 12)
    expect(shown.bounds?.low).toBeLessThan(shown.index.low ?? 0)
  })

  it('a drill-down to few ratings shows nothing, and none of its parts either', async () => {
    const shown = await report({ from: '2026-10', province: '96', channel: 'email', served_by: 'human' })

    expect(shown.index).toMatchObject({ value: null, n: null, tier: 'hidden', why: 'few_ratings' })
    expect(shown.distribution).toEqual([null, null, null, null, null])
    for (const { figure, funnel } of [...Object.values(shown.breakdowns).flat(), ...shown.provinces]) {
      expect(figure).toMatchObject({ value: null, n: null })
      expect(funnel).toEqual({ issued: null, returned: null, valid: null })
    }
    expect(shown.factors.flatMap(({ figure, problem }) => [figure.value, problem.count])).toEqual(Array(10).fill(null))
    expect(shown.bounds).toBe(null)
    expect(shown.repeat.persons).toBe(null)
  })

  it('a drill-down to a row that is hidden for the sake of a smaller one stays hidden', async () => {
    await opened.database.pool.query(
      `insert into survey.ratings (invite_id, survey_code, instrument_version, conversation_key, person_key, day, month,
         created_at, issued_at, rated_at, stage, send_status, q1_overall, channel, served_by, resolved, collection_mode)
       select 'x_' || n, 'CHAT-2026-12', 'v2.0', '', 'x' || n, '2026-12-10', '2026-12', now(), now(), now(), 'valid', 'sent',
         5 - n % 3, case when n <= 300 then 'zalo' when n <= 360 then 'email' else 'app' end, 'bot', 'answered', 'self'
       from generate_series(1, 365) n`,
    )
    await opened.stores.surveyFigures.refresh()

    const whole = await report({ from: '2026-12' })
    const alone = await report({ from: '2026-12', channel: 'email' })
    const rest = await report({ from: '2026-12', channel: 'zalo,email' })
    const zalo = await report({ from: '2026-12', channel: 'zalo' })

    expect(whole.breakdowns.channel.map(({ code, figure }) => [code, figure.n, figure.why])).toEqual([
      ['zalo', 300, undefined],
      ['app', null, 'few_ratings'],
      ['email', null, 'secondary'],
    ])
    for (const hidden of [alone, rest]) {
      expect(hidden.index).toMatchObject({ value: null, n: null, why: 'secondary' })
      expect(hidden.funnel).toMatchObject({ closed: null, issued: null, valid: null })
    }
    expect(zalo.index.n).toBe(300)
  })

  it('a conversation of the last hour of October in Việt Nam is October’s', async () => {
    const before = await report({ from: '2026-10' })
    await opened.database.pool.query(
      `insert into survey.ratings (invite_id, survey_code, instrument_version, conversation_key, person_key, day, month,
         created_at, issued_at, stage, send_status, channel, served_by, resolved)
       select 'edge_' || at, 'x', 'v2.0', '', '', (at at time zone 'Asia/Ho_Chi_Minh')::date,
         to_char(at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM'), at, at, 'issued', 'sent', 'zalo', 'bot', 'answered'
       from unnest(array['2026-09-30T16:59:59Z', '2026-09-30T17:00:00Z', '2026-10-31T16:59:59Z',
         '2026-10-31T17:00:00Z']::timestamptz[]) at`,
    )
    await opened.stores.surveyFigures.refresh()

    const after = await report({ from: '2026-10' })

    expect(after.funnel.issued).toBe((before.funnel.issued ?? 0) + 2)
  })

  it('weights are refused until the months have them, and then used', async () => {
    const without = await report({ from: '2026-10', weighted: '1' })
    await opened.database.pool.query(
      `update survey.ratings set weight_post = case when channel = 'facebook' then 1.5 else 0.94 end, changed_at = now()
       where stage = 'valid' and month in ('2026-09', '2026-10')`,
    )
    await opened.stores.surveyFigures.refresh()
    const weighted = await report({ from: '2026-10', weighted: '1' })
    const byMean = await report({ from: '2026-10', weighted: '1', rule: 'D' })

    expect(without.meta).toMatchObject({ weighted: false, weightsRefused: expect.stringContaining('09/2026, 10/2026') })
    expect(weighted.meta).toMatchObject({ weighted: true })
    expect(weighted.index.nEff).toBeLessThan(without.index.nEff ?? 0)
    expect(weighted.index.value).not.toBe(without.index.value)
    expect(byMean.meta).toMatchObject({ weighted: false, weightsRefused: expect.stringContaining('quy tắc A') })
  })
})

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}

function withoutMean({ index }: Report): object {
  const { mean: _, top2: __, meanOf5: ___, ruleLabel: ____, ...figure } = index
  return figure
}
