import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAnalyticsRouter } from '../../../src/analytics/routes.ts'
import type { RatingFilter } from '../../../src/rating/survey-store.ts'
import { createMemoryDesk } from '../../support/memory-desk.ts'
import { createMemoryExporting } from '../../support/memory-exports.ts'
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

beforeEach(async () => {
  asked = []
  const parts = await createConsoleParts(movableClock('2026-11-24T18:30:00.000Z'))
  const surveys = {
    funnel: async (filter: RatingFilter) => (asked.push(filter), funnel),
  }
  app = await listen((express) => {
    mountConsole(express, parts, (broadcast) => createMemoryDesk([], broadcast))
    const exporting = createMemoryExporting(parts)
    express.use('/api/analytics', createAnalyticsRouter({ auth: parts.auth, surveys, exporting, clock: parts.clock }))
  })
})
afterEach(() => app.close())

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

test('officers get no figures', async () => {
  const { send } = await signIn(app.url, 'lan')

  const answer = await send('/api/analytics/funnel')

  expect(answer.status).toBe(403)
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

  const answer = await send(`/api/analytics/funnel?${query}`)

  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ field, code: 'invalid_input' })
})
