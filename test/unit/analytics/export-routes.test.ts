import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RatingRecord } from '../../../src/analytics/export/rating-records.ts'
import { createAnalyticsRouter } from '../../../src/analytics/routes.ts'
import { createMemoryDesk } from '../../support/memory-desk.ts'
import { createMemoryExporting } from '../../support/memory-exports.ts'
import {
  createConsoleParts,
  listen,
  mountConsole,
  movableClock,
  signIn,
  type ConsoleParts,
  type RunningApp,
} from '../../support/console-server.ts'

const REASON = 'Báo cáo tháng mười cho lãnh đạo'
const asked = `from=2026-11-01&to=2026-11-24&reason=${encodeURIComponent(REASON)}`

let app: RunningApp
let parts: ConsoleParts
let exporting: ReturnType<typeof createMemoryExporting>
let pages: number
let failsAt: number
let released: boolean

beforeEach(async () => {
  pages = 3
  failsAt = Infinity
  released = false
  parts = await createConsoleParts(movableClock('2026-11-24T18:30:00.000Z'))
  exporting = createMemoryExporting(parts, makePages)
  const surveys = { funnel: async () => ({ issued: 0, returned: 0, valid: 0, invalid: 0, sendFailed: 0 }) }
  app = await listen((express) => {
    mountConsole(express, parts, (broadcast) => createMemoryDesk([], broadcast))
    express.use('/api/analytics', createAnalyticsRouter({ auth: parts.auth, surveys, exporting, clock: parts.clock }))
  })
})
afterEach(() => app.close())

async function* makePages(): AsyncGenerator<readonly RatingRecord[]> {
  try {
    for (let i = 0; i < pages; i += 1) {
      if (i === failsAt) throw new Error('the store went away')
      yield Array.from({ length: 100 }, () => Array.from({ length: 37 }, (_, column) => (column === 24 ? 'GX' : '')))
    }
  } finally {
    released = true
  }
}

const audited = (): readonly string[] => parts.audit.entries.map((entry) => `${entry.action} ${entry.subject}`)

test('the CSV streams as a named attachment and leaves a line before and after, with rows, sum and reason', async () => {
  const { send } = await signIn(app.url, 'hoa')

  const answer = await send(`/api/analytics/ratings.csv?${asked}`)

  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="ansinh-danh-gia_2026-11-01_2026-11-24.csv"',
  )
  expect((await answer.text()).split('\r\n')).toHaveLength(302)
  await expect.poll(audited).toContain('ratings-exported 2026-11-01_2026-11-24')
  expect(audited()).toContain('ratings-export 2026-11-01_2026-11-24')
  expect(parts.audit.entries.at(-1)?.detail).toMatchObject({
    reason: REASON,
    sha256: expect.stringMatching(/^(?:[0-9a-f]{8}\/?){8}$/),
  })
})

test('an export that fails at once is a problem; one that fails later breaks off', async () => {
  const { send } = await signIn(app.url, 'hoa')

  failsAt = 0
  const atOnce = await send(`/api/analytics/ratings.csv?${asked}`)
  pages = 1_000
  failsAt = 900
  const later = send(`/api/analytics/ratings.csv?${asked}`).then((answer) => answer.text())

  expect(atOnce.status).toBe(500)
  await expect(later).rejects.toThrow()
  expect(app.reported).toHaveLength(2)
})

test('a download that the reader stops frees the store and is not an error', async () => {
  pages = 100_000
  const { cookie } = await signIn(app.url, 'hoa')
  const abort = new AbortController()
  const answer = await fetch(`${app.url}/api/analytics/ratings.csv?${asked}`, {
    headers: { cookie },
    signal: abort.signal,
  })
  await answer.body?.getReader().read()

  abort.abort()

  await expect.poll(() => released).toBe(true)
  expect(app.reported).toEqual([])
})

test.for([
  ['GET', 'ratings.xlsx?from=2026-11-01&to=2026-11-24', undefined, 'reason'],
  ['GET', `ratings.csv?${asked}&channel=fax`, undefined, 'channel'],
  ['POST', 'exports', { format: 'csv', filter: { from: '2026-10', to: '2026-10' }, reason: 'ngắn quá' }, 'reason'],
  ['POST', 'exports', { format: 'doc', filter: { from: '2026-10' }, reason: REASON }, 'format'],
  ['POST', 'exports', { format: 'csv', filter: { from: '2026-13' }, reason: REASON }, 'filter.from'],
  ['POST', 'tokens', { name: 'Báo cáo tự động', days: 366 }, 'days'],
  ['POST', 'schedules', { format: 'csv', reason: REASON, cadence: 'yearly' }, 'cadence'],
] as const)('%s %s is a 422 that names the field', async ([method, path, body, field]) => {
  const { send } = await signIn(app.url, 'hoa')

  const answer = await send(`/api/analytics/${path}`, { method, ...(body === undefined ? {} : { body }) })

  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ field, code: 'invalid_input' })
})

test('a job is queued with the days of the months and the provinces of the region', async () => {
  const { send } = await signIn(app.url, 'hoa')
  const filter = { from: '2026-10', to: '2026-11', region: 'R5', channel: 'zalo,portal' }

  const answer = await send('/api/analytics/exports', {
    method: 'POST',
    body: { format: 'xlsx', filter, reason: REASON },
  })
  const { id }: { id: string } = JSON.parse(await answer.text())

  expect(answer.status).toBe(202)
  expect(await (await send(`/api/analytics/exports/${id}`)).json()).toMatchObject({
    state: 'queued',
    format: 'xlsx',
    reason: REASON,
    available: false,
    filter: { from: '2026-10-01', to: '2026-11-30', provinces: ['75', '79', '80'], channels: ['zalo', 'portal'] },
  })
  expect((await send(`/api/analytics/exports/${id}/file`)).status).toBe(409)
  expect(audited()).toContain(`export-request ${id}`)
})

test('a read token is shown once and reads exports, but no more than that', async () => {
  const { send } = await signIn(app.url, 'hoa')
  const made = await send('/api/analytics/tokens', { method: 'POST', body: { name: 'Kho dữ liệu của Vụ', days: 30 } })
  const { id, token }: { id: string; token: string } = JSON.parse(await made.text())
  const headers = { authorization: `Bearer ${token}` }
  const ask = (path: string, method = 'GET'): Promise<Response> =>
    fetch(`${app.url}/api/analytics/${path}`, { method, headers })

  const read = await ask('ratings.csv?from=2026-11-01&to=2026-11-24')
  await read.text()

  expect(read.status).toBe(200)
  expect(parts.audit.entries.find(({ action }) => action === 'ratings-export')?.detail).toMatchObject({ token: id })
  expect(JSON.stringify(await (await send('/api/analytics/tokens')).json())).not.toContain(token)
  expect([(await ask('exports', 'POST')).status, (await ask('tokens')).status, (await ask('funnel')).status]).toEqual([
    401, 401, 401,
  ])

  exporting.stores.roles.set('s_hoa', 'supervisor')
  expect((await ask('exports')).status).toBe(403)
  exporting.stores.roles.clear()
  await send(`/api/analytics/tokens/${id}`, { method: 'DELETE' })
  expect((await ask('exports')).status).toBe(401)
})
