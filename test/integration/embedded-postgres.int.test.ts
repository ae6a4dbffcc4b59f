import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { borrowDatabase, ownDatabase } from '../../src/open-database.ts'
import { openDatabase } from '../../src/store/database.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { isRunning } from '../../src/store/process-state.ts'
import { eventually } from '../support/eventually.ts'
import { runProgram, type RunningProgram } from '../support/run-program.ts'

const silent = (): void => undefined
const folder = mkdtempSync(join(tmpdir(), 'ansinh-embedded-'))
const programs: RunningProgram[] = []

beforeAll(() => chmodSync(folder, 0o755))
afterEach(async () => {
  for (const program of programs.splice(0)) await program.kill()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const configOf = (dataDir: string) => ({ PORT: 0, LOG_LEVEL: 'silent' as const, DATA_DIR: dataDir, channels: {} })
const clusterOf = (dataDir: string): string => join(dataDir, 'postgres', 'cluster')
const pidOf = (dataDir: string): number =>
  Number(readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0])

async function startOwner(dataDir: string): Promise<{ program: RunningProgram; url: string }> {
  const program = runProgram('own-database-main.ts', [dataDir])
  programs.push(program)
  const url = await eventually('ready', () => /^ready (\S+)$/m.exec(program.output())?.[1], 50_000)
  return { program, url }
}

async function query(url: string, text: string): Promise<unknown> {
  const database = openDatabase(url, { connections: 1 })
  try {
    const { rows } = await database.pool.query<{ value: unknown }>(text)
    return rows[0]?.value
  } finally {
    await database.close()
  }
}

/** The tests go on where the one before left the folder: a new cluster takes seconds. */
describe('one folder over its life', () => {
  const dataDir = join(folder, 'data')

  test('while a program runs, a second start on its folder is refused, and a command borrows its database', async () => {
    const { program, url } = await startOwner(dataDir)
    await query(url, 'create table kept as select 7 as value')

    const second = ownDatabase(configOf(dataDir), silent)
    await expect(second).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(`another An Sinh \\(process ${program.child.pid}\\) uses ${dataDir}.*DATA_DIR`),
    })
    const borrowed = await borrowDatabase(configOf(dataDir), silent)
    await borrowed.stop()

    expect(borrowed.url).toBe(url)
    expect(await query(url, 'select value from kept')).toBe(7)
  })

  test('after kill -9 of the program its database still runs, is taken over, and stops with the new owner', async () => {
    const { program, url } = await startOwner(dataDir)
    const pid = pidOf(dataDir)
    await program.kill()

    const owned = await ownDatabase(configOf(dataDir), silent)
    const value = await query(owned.url, 'select value from kept')
    const sameServer = pidOf(dataDir) === pid
    await owned.stop()

    expect(sameServer).toBe(true)
    expect(owned.url).toBe(url)
    expect(value).toBe(7)
    expect(isRunning(pid)).toBe(false)
  })

  test('after kill -9 of both the next start recovers what was committed', async () => {
    const { program, url } = await startOwner(dataDir)
    const pid = pidOf(dataDir)
    await query(url, 'update kept set value = 8')
    await program.kill()
    process.kill(pid, 'SIGKILL')

    const owned = await ownDatabase(configOf(dataDir), silent)
    const value = await query(owned.url, 'select value from kept')
    await owned.stop()

    expect(value).toBe(8)
  })

  test('while a backend of a killed server still works, no second server starts beside it', async () => {
    const { program, url } = await startOwner(dataDir)
    const pid = pidOf(dataDir)
    const busy = query(url, 'select count(*) as value from generate_series(1, 20000000)').catch(() => undefined)
    const backend = Number(
      await eventually('at work', async () => {
        const found = await query(
          url,
          `select pid as value from pg_stat_activity where query like 'select count%' and pid <> pg_backend_pid()`,
        )
        return found ?? undefined
      }),
    )
    await program.kill()
    process.kill(pid, 'SIGKILL')
    const worksOn = isRunning(backend)

    const owned = await ownDatabase(configOf(dataDir), silent)
    const stillWorks = isRunning(backend)
    await owned.stop()
    await busy

    expect(worksOn).toBe(true)
    expect(stillWorks).toBe(false)
  })

  test.each([
    { what: 'another program has by now', pid: () => process.pid },
    { what: 'nobody has', pid: () => 4_000_000 },
  ])('a pid file with a number that $what does not block the start', async ({ pid }) => {
    const first = await ownDatabase(configOf(dataDir), silent)
    const file = join(clusterOf(dataDir), 'postmaster.pid')
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    await first.stop()
    writeFileSync(file, [pid(), ...rest].join('\n'))

    const owned = await ownDatabase(configOf(dataDir), silent)
    const value = await query(owned.url, 'select value from kept')
    await owned.stop()

    expect(value).toBe(8)
  })

  test('Ctrl+C in the terminal reaches the program first: its last work still finds the database', async () => {
    // Its own child, not one that was left behind and taken over.
    await (await ownDatabase(configOf(dataDir), silent)).stop()
    const { program } = await startOwner(dataDir)
    const pid = pidOf(dataDir)
    const ended = once(program.child, 'exit')

    process.kill(-(program.child.pid ?? 0), 'SIGINT')
    await ended

    expect(program.output()).toContain('still there')
    expect(isRunning(pid)).toBe(false)
  })

  test('a program that fails on its way up leaves no database running', async () => {
    const program = runProgram('end-without-stop-main.ts', [dataDir])
    programs.push(program)

    await once(program.child, 'exit')
    await eventually('stopped', () => (existsSync(join(clusterOf(dataDir), 'postmaster.pid')) ? undefined : true))

    expect(program.output()).toContain('the port is taken')
  })

  test('a relative folder is the same folder', async () => {
    const owned = await ownDatabase(configOf(relative(process.cwd(), dataDir)), silent)

    const value = await query(owned.url, 'select value from kept')
    await owned.stop()

    expect(value).toBe(8)
  })
})

describe('a new folder', () => {
  test('whose first start was killed half-way is started from the beginning', async () => {
    const dataDir = join(folder, 'killed')
    const home = join(dataDir, 'postgres')
    const program = runProgram('own-database-main.ts', [dataDir])
    programs.push(program)
    const begun = (): boolean =>
      ['cluster', 'cluster-unfinished'].some((name) => existsSync(join(home, name, 'PG_VERSION')))
    await eventually('begun', () => (begun() ? true : undefined), 30_000)
    process.kill(-(program.child.pid ?? 0), 'SIGKILL')
    await eventually('ended', () => (program.child.signalCode === null ? undefined : true))

    const owned = await ownDatabase(configOf(dataDir), silent)
    const value = await query(owned.url, 'select 1 as value')
    await owned.stop()

    expect(value).toBe(1)
  })

  test('that PostgreSQL’s user cannot enter is not used: each start says where the data are', async (context) => {
    if (process.getuid?.() !== 0) return context.skip('only root runs PostgreSQL as another user')
    const locked = join(folder, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o700)
    const dataDir = join(locked, 'data')
    const said: string[][] = []
    const values: unknown[] = []
    for (const text of ['create table kept as select 9 as value', 'select value from kept']) {
      const lines: string[] = []
      const server = await startEmbeddedPostgres({ dataDir, say: (line) => lines.push(line) })
      values.push(await query(server.url, text))
      await server.stop()
      said.push(lines)
    }
    const kept = join('/var/lib/ansinh', createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
    const there = existsSync(kept)
    rmSync(kept, { recursive: true, force: true })

    expect(there).toBe(true)
    expect(values).toEqual([undefined, 9])
    for (const lines of said)
      expect(lines.join('\n')).toContain(`cannot enter ${dataDir}: the data are kept in ${kept}`)
  })
})
