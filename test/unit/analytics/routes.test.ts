import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAnalyticsRouter } from '../../../src/analytics/routes.ts'
import type { RatingRow } from '../../../src/core/rating.ts'
import type { RatingFilter } from '../../../src/rating/survey-store.ts'
import { createMemoryDesk } from '../../support/memory-desk.ts'
import { noOperations, noSignals } from '../../support/no-operations.ts'
import { emptyFigures, reportOver } from '../../support/survey-figures.ts'
import {
  createConsoleParts,
  listen,
  mountConsole,
  movableClock,
  signIn,
  type RunningApp,
} from '../../support/console-server.ts'

const funnel = { issued: 15, returned: 12, valid: 7, invalid: 5, sendFailed: 1 }

let app: RunningApp
let asked: RatingFilter[]
let rows: number
let failsAt: number
let released: boolean
let audited: () => readonly string[]

beforeEach(async () => {
  asked = []
  rows = 3
  failsAt = Infinity
  released = false
  const parts = await createConsoleParts(movableClock('2026-11-24T18:30:00.000Z'))
  audited = () => parts.audit.entries.map((entry) => `${entry.action} ${entry.subject}`)
  const surveys = {
    funnel: async (filter: RatingFilter) => (asked.push(filter), funnel),
    stream: (filter: RatingFilter) => (asked.push(filter), makeRows()),
  }
  app = await listen((express) => {
    mountConsole(express, parts, (broadcast) => createMemoryDesk([], broadcast))
    const { auth, clock } = parts
    const router = createAnalyticsRouter({
      auth,
      surveys,
      exportCsv,
      operations: noOperations,
      signals: noSignals,
      report: reportOver(emptyFigures, clock),
      clock,
    })
    express.use('/api/analytics', router)
  })
})
afterEach(() => app.close())

async function* makeRows(): AsyncGenerator<RatingRow> {
  try {
    for (let i = 0; i < rows; i += 1) {
      if (i === failsAt) throw new Error('the store went away')
      yield row
    }
  } finally {
    released = true
  }
}

async function* exportCsv(source: AsyncIterable<RatingRow>): AsyncGenerator<string> {
  for await (const one of source) yield `${one.channel},${'x'.repeat(1000)}\r\n`
}

const row: RatingRow = {
  id: 'i_1',
  conversationId: 'c_1',
  channel: 'web',
  servedBy: 'bot',
  outcome: 'answered',
  instrumentVersion: 'v1.0',
  personKey: 'p',
  askProbability: 1,
  isTest: false,
  createdAt: '2026-11-01T00:00:00.000Z',
  expiresAt: '2026-11-04T00:00:00.000Z',
  sendStatus: 'sent',
}

test.for(['hoa', 'quan'])('%s reads the funnel of the days asked for', async (username) => {
  const { send } = await signIn(app.url, username)

  const answer = await send('/api/analytics/funnel?from=2026-11-01&to=2026-11-24')

  expect(await answer.json()).toEqual(funnel)
  expect(asked).toEqual([{ from: '2026-11-01', to: '2026-11-24' }])
})

test('without days it is the last thirty of Vietnam, today included', async () => {
  const { send } = await signIn(app.url, 'hoa')

  await send('/api/analytics/funnel')

  expect(asked).toEqual([{ from: '2026-10-27', to: '2026-11-25' }])
})

test('officers get neither figures nor rows', async () => {
  const { send } = await signIn(app.url, 'lan')

  const answers = await Promise.all([send('/api/analytics/funnel'), send('/api/analytics/ratings.csv')])

  expect(answers.map((answer) => answer.status)).toEqual([403, 403])
  expect(asked).toEqual([])
})

test.for([
  ['from=2026-13-01', 'from'],
  ['to=2026-02-30', 'to'],
  ['from=25/11/2026', 'from'],
  ['from=', 'from'],
  ['from=2026-11-01&from=2026-11-02', 'from'],
  ['from=2026-11-02&to=2026-11-01', 'from'],
] as const)('the days "%s" are a 422 that names the field', async ([query, field]) => {
  const { send } = await signIn(app.url, 'hoa')

  const answers = await Promise.all([
    send(`/api/analytics/funnel?${query}`),
    send(`/api/analytics/ratings.csv?${query}`),
  ])

  for (const answer of answers) {
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ field, code: 'invalid_input' })
  }
})

test('the CSV streams as a named attachment and leaves a trace', async () => {
  const { send } = await signIn(app.url, 'hoa')

  const answer = await send('/api/analytics/ratings.csv?from=2026-11-01&to=2026-11-24')

  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="ansinh-danh-gia_2026-11-01_2026-11-24.csv"',
  )
  expect((await answer.text()).split('\r\n')).toHaveLength(4)
  expect(audited()).toContain('ratings-export 2026-11-01_2026-11-24')
})

test('an export that fails at once is a problem; one that fails later breaks off', async () => {
  const { send } = await signIn(app.url, 'hoa')

  failsAt = 0
  const atOnce = await send('/api/analytics/ratings.csv')
  failsAt = 2
  const later = send('/api/analytics/ratings.csv').then((answer) => answer.text())

  expect(atOnce.status).toBe(500)
  await expect(later).rejects.toThrow()
  expect(app.reported).toHaveLength(2)
})

test('a download that the reader stops frees the store and is not an error', async () => {
  rows = 100_000
  const { cookie } = await signIn(app.url, 'hoa')
  const abort = new AbortController()
  const answer = await fetch(`${app.url}/api/analytics/ratings.csv`, { headers: { cookie }, signal: abort.signal })
  await answer.body?.getReader().read()

  abort.abort()

  await expect.poll(() => released).toBe(true)
  expect(app.reported).toEqual([])
})
