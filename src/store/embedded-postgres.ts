import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve as absolute } from 'node:path'
import pg from 'pg'
import { AppError } from '../core/errors.ts'
import { freePort } from './free-port.ts'
import { makeFolder } from './make-folder.ts'
import { findPostgres, postgresRunner, type Runner } from './postgres-binaries.ts'
import { isRunning } from './process-state.ts'

export interface EmbeddedPostgres {
  readonly url: string
  /** Resolves when the server process ends by itself: the program cannot go on without it. */
  readonly lost: Promise<void>
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly say: (line: string) => void
  /** Tests only: a database that is thrown away need not survive a power cut. */
  readonly unsafeFast?: boolean
  /** Tests only: these binaries instead of the first that run. */
  readonly bin?: string
}

interface Connection {
  readonly port: number
  readonly password: string
}

const START_TIMEOUT_MS = 60_000
const HOME_WHEN_UNREACHABLE = '/var/lib/ansinh'

/**
 * PostgreSQL as a child process on a private port under `DATA_DIR`. After a crash of this program the server may still
 * run: it is taken over. Another program that uses the folder is refused (`instance-file.ts` decides who lives).
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { say, unsafeFast } = options
  // PostgreSQL runs in another folder than we do.
  const dataDir = absolute(options.dataDir)
  const runner = postgresRunner()
  const home = reachableHome(dataDir, runner, say)
  const bin = options.bin ?? findPostgres(runner, HOME_WHEN_UNREACHABLE, say).bin
  const cluster = join(home, 'cluster')
  const file = join(home, 'connection.json')
  if (!existsSync(cluster)) initialise({ bin, home, cluster, file, runner })
  const running = await takeOver(cluster, file)
  if (running !== undefined) return running
  const { password } = readConnection(file)
  const connection = { port: await freePort(), password }
  writeConnection(file, connection)
  disownStalePid(cluster)
  return start({ bin, cluster, home, connection, runner, unsafeFast: unsafeFast === true })
}

/** The address of a server that somebody else runs on this folder (a command beside `ansinh serve`). */
export async function runningEmbeddedUrl(dataDir: string): Promise<string | undefined> {
  for (const home of [join(absolute(dataDir), 'postgres'), fallbackHome(absolute(dataDir))]) {
    const file = join(home, 'connection.json')
    if (!existsSync(file) || postmasterPid(join(home, 'cluster')) === undefined) continue
    const url = urlOf(readConnection(file))
    if (await answers(url)) return url
  }
  return undefined
}

interface NewCluster {
  readonly bin: string
  readonly home: string
  readonly cluster: string
  readonly file: string
  readonly runner: Runner
}

/** Made beside its place and renamed when it is whole: a kill in between leaves nothing that looks like a cluster. */
function initialise({ bin, home, cluster, file, runner }: NewCluster): void {
  const password = randomBytes(24).toString('hex')
  const passwordFile = join(home, 'initial-password')
  const unfinished = join(home, 'cluster-unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  own(passwordFile, runner)
  const args = ['-D', unfinished, '-U', 'ansinh', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8']
  const made = spawnSync(join(bin, 'initdb'), [...args, '--locale=C.UTF-8'], { ...runner, cwd: '/', encoding: 'utf8' })
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new AppError('unavailable', `initdb failed: ${lastLine(made.stderr ?? '')}`)
  }
  writeConnection(file, { port: 0, password })
  renameSync(unfinished, cluster)
}

/** Whole or not at all: the password is nowhere else. */
function writeConnection(file: string, connection: Connection): void {
  writeFileSync(`${file}.new`, JSON.stringify(connection), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

interface StartOptions {
  readonly bin: string
  readonly cluster: string
  readonly home: string
  readonly connection: Connection
  readonly runner: Runner
  readonly unsafeFast: boolean
}

async function start({ bin, cluster, home, connection, runner, unsafeFast }: StartOptions): Promise<EmbeddedPostgres> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(connection.port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    wal_compression: 'on',
    timezone: 'UTC',
    ...(unsafeFast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const log = openSync(join(home, 'postgres.log'), 'a')
  const url = urlOf(connection)
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    // A group of its own: Ctrl+C in a terminal must reach us first, who end the database last.
    const child = spawn(join(bin, 'postgres'), args, {
      ...runner,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    if (await becomesReady(child, url, deadline)) {
      closeSync(log)
      endWithProcess(child, ended)
      return { url, lost: ended, stop: () => stopChild(child, ended) }
    }
    // After kill -9 the old backends need a moment to let go of the shared memory: the start is tried again.
    if (Date.now() > deadline) {
      throw new AppError('unavailable', `PostgreSQL did not start; see ${join(home, 'postgres.log')}`)
    }
    await pause(200)
  }
}

/** Also where the program ends without stopping it (a port that is taken, a second Ctrl+C). */
function endWithProcess(child: ChildProcess, ended: Promise<void>): void {
  const end = (): void => void child.kill('SIGINT')
  process.once('exit', end)
  void ended.then(() => process.off('exit', end))
}

async function becomesReady(child: ChildProcess, url: string, deadline: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    if (await answers(url)) return true
    await pause(25)
  }
  return false
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is written.
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
  await ended
}

async function takeOver(cluster: string, file: string): Promise<EmbeddedPostgres | undefined> {
  const pid = postmasterPid(cluster)
  if (pid === undefined) return undefined
  const url = urlOf(readConnection(file))
  const deadline = Date.now() + 5_000
  while (isRunning(pid) && Date.now() < deadline) {
    if (await answers(url)) {
      const lost = (async () => {
        while (isRunning(pid)) await pause(500)
      })()
      return {
        url,
        lost,
        async stop() {
          if (isRunning(pid)) process.kill(pid, 'SIGINT')
          while (isRunning(pid)) await pause(20)
        },
      }
    }
    await pause(50)
  }
  if (isRunning(pid)) process.kill(pid, 'SIGQUIT')
  return undefined
}

function postmasterPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 1 && isRunning(pid, 'postgres') ? pid : undefined
  } catch {
    return undefined
  }
}

/** Above every system's largest process number. */
const NOBODYS_PID = 2 ** 31 - 1

/**
 * A pid file that names a zombie or another program would keep PostgreSQL from starting. The file is not removed: by
 * its other lines PostgreSQL sees backends of the old server that still write, and waits for their end.
 */
function disownStalePid(cluster: string): void {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file) || postmasterPid(cluster) !== undefined) return
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, [NOBODYS_PID, ...rest].join('\n'))
}

function readConnection(file: string): Connection {
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof read === 'object' && read !== null && 'port' in read && 'password' in read) {
    const { port, password } = read
    if (typeof port === 'number' && typeof password === 'string') return { port, password }
  }
  throw new AppError('unavailable', `${file} is damaged`)
}

function urlOf({ port, password }: Connection): string {
  return `postgres://ansinh:${password}@127.0.0.1:${port}/postgres`
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** `DATA_DIR/postgres`, or a folder of its own where PostgreSQL's user cannot enter `DATA_DIR`. */
function reachableHome(dataDir: string, runner: Runner, say: (line: string) => void): string {
  const wanted = join(dataDir, 'postgres')
  const fallback = fallbackHome(dataDir)
  if (!existsSync(join(fallback, 'cluster'))) {
    makeFolder(dataDir, 0o755)
    makeFolder(wanted, 0o700)
    own(wanted, runner)
    if (runner.uid === undefined || canEnter(wanted, runner)) return wanted
    rmSync(wanted, { recursive: true, force: true })
  }
  say(`PostgreSQL's user cannot enter ${dataDir}: the data are kept in ${fallback}`)
  makeFolder(HOME_WHEN_UNREACHABLE, 0o755)
  chmodSync(HOME_WHEN_UNREACHABLE, 0o755)
  makeFolder(fallback, 0o700)
  own(fallback, runner)
  return fallback
}

function fallbackHome(dataDir: string): string {
  return join(HOME_WHEN_UNREACHABLE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
}

function canEnter(folder: string, runner: Runner): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -w "$0"', folder], { ...runner, cwd: '/' }).status === 0
}

function own(path: string, { uid, gid }: Runner): void {
  if (uid !== undefined && gid !== undefined && statSync(path).uid !== uid) chownSync(path, uid, gid)
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
