import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { ansinh } from '../support/command.ts'
import { surveyFiles, validRow } from '../support/survey-file.ts'

const [server] = inject('postgres')

/** A day's worth of paper: 20,000 rows, each another conversation. */
const manyRows = Array.from({ length: 20_000 }, (_, n) => ({
  ...validRow,
  invite_id: `form-${n}`,
  conversation_key: `c${n}`,
  person_key: `p${n % 7_000}`,
  q1_overall: String(1 + (n % 5)),
}))

describe('ansinh survey', () => {
  let cloned: Awaited<ReturnType<typeof cloneDatabase>>
  let database: Database
  const files = surveyFiles()

  beforeAll(async () => {
    if (server === undefined) throw new Error('no server')
    cloned = await cloneDatabase(server.url)
    database = openDatabase(cloned.url, { connections: 2 })
  })
  afterAll(async () => {
    await database.close()
    await cloned.drop()
    files.remove()
  })

  const run = (...args: string[]) => ansinh(['survey', ...args], { env: { DATABASE_URL: cloned.url } })
  async function count(): Promise<{ ratings: number; imports: number }> {
    const { rows } = await database.pool.query<{ ratings: number; imports: number }>(
      'select (select count(*)::int from survey.ratings) as ratings, (select count(*)::int from survey.imports) as imports',
    )
    return rows[0] ?? { ratings: -1, imports: -1 }
  }

  test('an import that is killed while it reads or stores leaves nothing', async () => {
    const path = files.write(manyRows)
    const child = spawn(process.execPath, ['ops/bin/ansinh.mjs', 'survey', 'import', path], {
      cwd: projectRoot,
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: cloned.url },
      stdio: 'ignore',
    })
    const ended = once(child, 'exit')
    const active = `select 1 from pg_stat_activity where application_name = 'ansinh import' and datname = current_database()`
    const isOpen = async (): Promise<boolean> => (await database.pool.query(active)).rows.length > 0
    while (!(await isOpen()) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
    const wasOpen = child.exitCode === null
    child.kill('SIGKILL')
    await ended
    while (await isOpen()) await new Promise((resolve) => setTimeout(resolve, 20))

    expect(wasOpen).toBe(true)
    expect(await count()).toEqual({ ratings: 0, imports: 0 })
  })

  test('a wrong row: exit code 1, the place on stderr and as JSON, nothing stored', async () => {
    const path = files.write([...manyRows.slice(0, 10), { ...validRow, invite_id: 'x', channel: 'fax' }])

    const { code, stdout, stderr } = await run('import', path)

    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      rows: 11,
      added: 0,
      errors: [{ line: 12, field: 'channel', found: 'fax' }],
    })
    expect(stderr).toContain('dòng 12, channel: "fax"; cần một trong:')
    expect(await count()).toEqual({ ratings: 0, imports: 0 })
  })

  test('20,000 rows go in within the memory of a small machine, and add up', async () => {
    const start = Date.now()

    const { code, stdout, stderr } = await run('import', files.write(manyRows))

    const peak = Number(/Bộ nhớ cao nhất: (\d+) MB/.exec(stderr)?.[1])
    console.info(`20,000 rows: ${Date.now() - start} ms, peak ${peak} MB`)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ rows: 20_000, added: 20_000, stages: { valid: 20_000 } })
    expect(peak).toBeLessThan(250)
    const summary = await run(
      'summary',
      '--json',
      '--by',
      'channel,served_by',
      '--from',
      '2026-11',
      '--to',
      '2026-11-30',
    )
    expect(JSON.parse(summary.stdout)).toMatchObject({
      funnel: { closed: 20_000, issued: 20_000, returned: 20_000, valid: 20_000, return_rate: 1 },
      index: { rule: 'A', value: 0.4, n: 20_000, mean: 3 },
      by: [{ channel: 'paper', served_by: 'human', funnel: { valid: 20_000 }, index: { value: 0.4 } }],
    })
    const { rows } = await database.pool.query(
      `select action, subject, detail from audit_log where action = 'survey-import'`,
    )
    expect(rows).toMatchObject([{ detail: { rows: 20_000, added: 20_000 } }])
  })

  test('a period without ratings has no rate and no index, and says so', async () => {
    const { stdout } = await run('summary', '--json', '--from', '2020-01-01', '--to', '2020-12-31')
    const text = await run('summary', '--to', '2020-12')

    expect(JSON.parse(stdout)).toMatchObject({
      funnel: { closed: 0, issued: 0, return_rate: null, coverage_issued_of_closed: null },
      index: { value: null, low: null, high: null, n: 0, mean: null },
      by: [],
    })
    expect(text.stdout).toContain('chưa có (n = 0)')
  })

  test.each([
    [['summary', '--by', 'colour'], /--by: "colour" is none of province, region, channel/],
    [['summary', '--rule', 'F'], /--rule: expected A, B, C, D, E/],
    [['summary', '--from', '2026-02-30'], /--from: expected a day/],
    [['import', '/nowhere.csv'], /expected a CSV file/],
  ])('wrong use of %j is refused with what is expected', async (args, message) => {
    const { code, stderr } = await run(...args)

    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})
