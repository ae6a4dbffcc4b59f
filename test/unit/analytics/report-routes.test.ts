import express from 'express'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Dimension, SurveyFigures, SurveyFilter } from '../../../src/analytics/contract.ts'
import { addReportRoutes } from '../../../src/analytics/report-routes.ts'
import type { ReportParts } from '../../../src/analytics/report/parts.ts'
import { listen, movableClock, type RunningApp } from '../../support/console-server.ts'
import { countsOf, emptyFigures, reportOver } from '../../support/survey-figures.ts'

let app: RunningApp
let asked: SurveyFilter[]

/** The same 240 ratings in every month of 2026-08 to 2026-10, all of one code in each dimension. */
const codes: Readonly<Partial<Record<Dimension, string>>> = {
  province: '79',
  channel: 'zalo',
  served_by: 'bot',
  respondent_group: 'G6',
  persona: 'nld',
  intent_group: 'bhyt',
  resolved: 'answered',
  instrument: 'v2.0',
  mode: 'self',
}
const counts = countsOf([10, 12, 18, 80, 120], { closed: 900, issued: 600, returned: 250, comments: 14 })
const figures: SurveyFigures = {
  ...emptyFigures,
  async cells(filter, by) {
    asked.push(filter)
    if (by.includes('month'))
      return ['2026-08', '2026-09', '2026-10'].map((month) => ({ key: { month, ...codes }, counts }))
    return [{ key: Object.fromEntries(by.map((one) => [one, codes[one]])), counts }]
  },
  async raters(_, by) {
    return [{ key: Object.fromEntries(by.map((one) => [one, codes[one]])), persons: 240, squares: 240 }]
  },
  async breakdowns(filter, by) {
    asked.push(filter)
    return new Map(by.map((one) => [one, [{ key: { [one]: codes[one] }, counts }]]))
  },
  async ratersOfEach(_, by) {
    return new Map(by.map((one) => [one, [{ key: { [one]: codes[one] }, persons: 240, squares: 240 }]]))
  },
  trend: async () => [{ start: '2026-10-05', issued: 600, returned: 250, valid: 240, scores: counts.scores }],
}

const others: Pick<ReportParts, 'comments' | 'actions' | 'frozen'> = {
  comments: async () => ({ count: 14, topics: [], kappa: 0.74, publishable: false }),
  frozen: async () => ({ frozen: [{ month: '2026-10', version: 2 }], changedSinceFrozen: [] }),
}

beforeEach(async () => {
  asked = []
  app = await listen((server) => {
    const router = express.Router()
    const door: express.RequestHandler = (req, res, next) => {
      if (req.get('authorization') === 'Bearer yes') next()
      else res.status(401).end()
    }
    const parts = reportOver(figures, movableClock('2026-11-25T01:00:00.000Z'))
    addReportRoutes(router, door, { ...parts, ...others })
    server.use(router)
  })
})
afterEach(() => app.close())

async function get(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(app.url + path, { headers: { authorization: 'Bearer yes' } })
  return { status: response.status, body: await response.json() }
}

test('without months it is the last full month with data', async () => {
  const { body } = await get('/report')

  expect(body).toMatchObject({
    meta: {
      months: ['2026-10'],
      previousMonths: ['2026-09'],
      running: false,
      frozen: [{ month: '2026-10', version: 2 }],
    },
    funnel: { closed: 900, issued: 600, returned: 250, valid: 240, invalid: 10, valid_of_returned: 0.96 },
    index: { n: 240, tier: 'full', value: 200 / 240, ruleLabel: expect.stringContaining('Quy tắc A') },
    distribution: [10, 12, 18, 80, 120],
    previous: { change: { points: 0, p: 1, significant: false } },
    mix: { total: 0, mix: 0, rate: 0 },
    bounds: { low: expect.closeTo(200 / 600), high: expect.closeTo(200 / 600 + 0.6) },
    breakdowns: { channel: [{ code: 'zalo', label: 'Zalo', figure: { n: 240 }, funnel: { issued: 600 } }] },
    comments: { count: 14, kappa: 0.74 },
    repeat: { persons: 240, perPerson: 1, deff: 1 },
  })
})

test('the filter of the address reaches the store and comes back with the figures', async () => {
  const { body } = await get('/report?from=2026-09&to=2026-10&channel=zalo&region=R5&rule=E')

  expect(body).toMatchObject({
    meta: { filter: { channel: ['zalo'], region: ['R5'] }, rule: 'E', months: ['2026-09', '2026-10'] },
  })
  expect(asked).toContainEqual({
    from: '2026-09-01',
    to: '2026-10-31',
    channels: ['zalo'],
    provinces: ['75', '79', '80'],
  })
})

test.for([
  ['/report?channel=fax', 400, 'channel'],
  ['/report?from=2026-11&to=2026-10', 400, 'from'],
  ['/trend?province=00', 400, 'province'],
  ['/trend?step=year', 422, 'step'],
] as const)('%s is refused with the field', async ([path, status, field]) => {
  const { status: got, body } = await get(path)

  expect(got).toBe(status)
  expect(body).toMatchObject({ field })
})

test('the trend is by week and of 1–2 unless told otherwise', async () => {
  expect((await get('/trend?from=2026-10')).body).toMatchObject({
    step: 'week',
    score: 'low2',
    points: [{ n: 240, bad: 22 }],
    baseline: { points: 1, enough: false },
  })
  expect((await get('/trend?from=2026-10&score=low3&step=day')).body).toMatchObject({
    step: 'day',
    points: [{ bad: 40 }],
  })
})

test('what can be filtered, and how figures are computed, can be read', async () => {
  expect((await get('/filters')).body).toMatchObject({
    months: ['2026-10', '2026-09', '2026-08'],
    instruments: [{ code: 'v2.0' }],
    regions: expect.arrayContaining([{ code: 'R5', name: 'Đông Nam Bộ' }]),
  })
  expect((await get('/method')).body).toMatchObject({
    sections: expect.arrayContaining([{ id: 'funnel', title: expect.any(String), text: expect.any(String) }]),
  })
})

test('the door decides for every one of them', async () => {
  for (const path of ['/report', '/trend', '/filters', '/method'])
    expect((await fetch(app.url + path)).status).toBe(401)
})
