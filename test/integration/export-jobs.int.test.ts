import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { startExportWorker } from '../../src/analytics/export/export-worker.ts'
import { loadExporter } from '../../src/analytics/export/load-exporter.ts'
import type { NewExport } from '../../src/analytics/export/export-stores.ts'
import { projectRoot } from '../../src/root.ts'
import { openStores, type OpenStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { movableClock } from '../support/console-server.ts'
import { officer } from '../support/samples.ts'
import { insertSurveyRows } from '../support/survey-rows.ts'

const clock = movableClock('2026-11-25T05:00:00.000Z')
const noLog = { error: () => undefined }

let cloned: Awaited<ReturnType<typeof cloneDatabase>>
let opened: OpenStores
let folder: string
let staff: `s_${string}`
let stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jobs-'))
  cloned = await cloneDatabase(inject('postgres')[0]?.url ?? '')
  opened = await openStores(cloned.url, { connections: 6 })
  const analyst = officer(1)
  staff = analyst.id
  await opened.stores.staff.create({ ...analyst, role: 'analyst' })
  const rows = Array.from({ length: 50 }, (_, n) => ({ id: `i_${n}`, at: '2026-10-05T01:02:03.000Z', score: 4 }))
  await insertSurveyRows(opened.database, rows)
})
afterEach(async () => {
  for (const stop of stops) await stop()
  stops = []
})
afterAll(async () => {
  await opened.close()
  await cloned.drop()
  rmSync(folder, { recursive: true, force: true })
})

function work(): void {
  const { exporter } = loadExporter(projectRoot, opened.stores.ratingRecords, clock)
  const worker = startExportWorker({ stores: opened.stores, exporter, folder, clock, log: noLog })
  stops.push(worker.stop)
}

async function queue(id: string): Promise<void> {
  const job: NewExport = {
    id,
    format: 'csv',
    outside: false,
    reason: 'Báo cáo tháng mười',
    requestedBy: staff,
    filter: { from: '2026-10-01', to: '2026-10-31' },
    createdAt: clock.now().toISOString(),
  }
  await opened.stores.exports.add(job)
}

const ended = (id: string) =>
  expect.poll(async () => (await opened.stores.exports.find(id))?.state, { timeout: 15_000 })

test('a job becomes a file with its sum, and a line in the audit log', async () => {
  await queue('x_one')

  work()

  await ended('x_one').toBe('done')
  const job = await opened.stores.exports.find('x_one')
  const bytes = readFileSync(join(folder, job?.file ?? ''))
  expect(job).toMatchObject({ rows: 50, total: 50, bytes: bytes.length, file: 'x_one.csv' })
  expect(job?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  const [line] = await opened.stores.audit.search({ action: 'export-made', subject: 'x_one' }, 1)
  expect(line).toMatchObject({
    actor: staff,
    detail: { rows: 50, sha256: job?.sha256?.match(/.{8}/g)?.join('/'), reason: 'Báo cáo tháng mười' },
  })
})

test('what a dead program left is made by another once the lease has ended, and not before', async () => {
  await queue('x_left')
  const now = clock.now().toISOString()
  const dead = await opened.stores.exports.take(now, new Date(clock.now().getTime() + 30_000).toISOString())

  work()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect((await opened.stores.exports.find('x_left'))?.state).toBe('running')
  clock.advance(31_000)

  await ended('x_left').toBe('done')
  const late = { state: 'failed', at: now, error: 'x' } as const
  expect(await opened.stores.exports.end({ id: 'x_left', lease: dead?.lease ?? '' }, late)).toBe(false)
})

test('a job that ended its program three times is given up', async () => {
  await queue('x_bad')
  for (let n = 0; n < 3; n += 1) {
    const now = clock.now().toISOString()
    await opened.stores.exports.take(now, new Date(clock.now().getTime() + 1_000).toISOString())
    clock.advance(2_000)
  }

  work()

  await ended('x_bad').toBe('failed')
  expect((await opened.stores.exports.find('x_bad'))?.error).toMatch(/^Đã thử 3 lần/)
})

test('after seven days the file is gone, the line stays', async () => {
  await queue('x_old')
  work()
  await ended('x_old').toBe('done')
  expect(existsSync(join(folder, 'x_old.csv'))).toBe(true)

  clock.advance(7 * 86_400_000 + 1_000)
  work()

  await expect.poll(() => existsSync(join(folder, 'x_old.csv')), { timeout: 15_000 }).toBe(false)
  expect(await opened.stores.exports.find('x_old')).not.toHaveProperty('file')
})

test('two instances that find a schedule due queue it once', async () => {
  const schedule = {
    id: 'p_1',
    format: 'csv',
    filter: {},
    outside: true,
    reason: 'Báo cáo hằng ngày',
    cadence: 'daily',
    hour: 6,
    createdBy: staff,
    createdAt: '2026-10-01T00:00:00.000Z',
    nextAt: '2026-10-02T00:00:00.000Z',
  } as const
  const { exportSchedules: schedules, exports } = opened.stores
  await schedules.add(schedule)
  const job = (id: string): NewExport => ({
    id,
    format: 'csv',
    outside: true,
    reason: schedule.reason,
    requestedBy: staff,
    scheduleId: 'p_1',
    filter: { from: '2026-10-01', to: '2026-10-01' },
    createdAt: '2026-10-02T00:00:00.000Z',
  })

  const [due] = await schedules.due('2026-10-02T00:00:00.000Z')
  const moved = await Promise.all(
    ['x_a', 'x_b'].map((id) => schedules.advance(schedule, '2026-10-03T00:00:00.000Z', job(id))),
  )

  expect(due).toEqual(schedule)
  expect(moved.toSorted()).toEqual([false, true])
  const queued = (await exports.list(100)).filter(({ scheduleId }) => scheduleId === 'p_1')
  expect(queued).toHaveLength(1)
  expect(queued[0]).toMatchObject({ outside: true, state: 'queued' })
  expect([await schedules.remove('p_1'), await schedules.remove('p_1')]).toEqual([true, false])
})

test('a read token works until it ends, is revoked, or its maker may not sign in', async () => {
  const { readTokens, people } = opened.stores
  const token = (id: string) => ({
    id,
    name: 'Kho dữ liệu',
    hash: `hash of ${id}`,
    createdBy: staff,
    createdAt: '2026-11-01T00:00:00.000Z',
    expiresAt: '2026-12-01T00:00:00.000Z',
  })
  await readTokens.add(token('r_1'))
  const use = (now: string) => readTokens.use('hash of r_1', now)

  expect(await use('2026-11-02T00:00:00.000Z')).toEqual({
    id: 'r_1',
    name: 'Kho dữ liệu',
    createdBy: staff,
    role: 'analyst',
  })
  expect(await readTokens.list()).toMatchObject([{ id: 'r_1', lastUsedAt: '2026-11-02T00:00:00.000Z' }])
  expect(await use('2026-12-01T00:00:00.000Z')).toBeUndefined()
  expect(await readTokens.use('another', '2026-11-02T00:00:00.000Z')).toBeUndefined()
  await people.change(staff, { disabled: true })
  expect(await use('2026-11-02T00:00:00.000Z')).toBeUndefined()
  await people.change(staff, { disabled: false })
  expect([await readTokens.revoke('r_1', '2026-11-03T00:00:00.000Z'), await readTokens.revoke('r_1', 'now')]).toEqual([
    true,
    false,
  ])
  expect(await use('2026-11-04T00:00:00.000Z')).toBeUndefined()
})
