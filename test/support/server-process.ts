import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/root.ts'

export interface ServerProcess {
  readonly url: string
  /** What the program printed: the addresses, and at the first start the account. */
  readonly output: () => string
  readonly pid: number
  /** kill -9: of the program alone, or of its whole process group, the embedded PostgreSQL included. */
  kill(whole: boolean): Promise<void>
  stop(): Promise<void>
}

const READY_WITHIN_MS = 90_000

/** The built program as its users start it, in a process group of its own. */
export async function startServerProcess(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', LOG_LEVEL: 'error', ...settings }
  const child = spawn(process.execPath, ['dist/src/cli.js', 'serve'], {
    cwd: projectRoot,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const pid = child.pid ?? 0
  const url = `http://127.0.0.1:${settings['PORT'] ?? '3000'}`
  await becomesReady(child, url, () => output)
  return {
    url,
    output: () => output,
    pid,
    async kill(whole) {
      // PostgreSQL has a group of its own, so that Ctrl-C reaches the program first: it is killed by its number.
      const postmaster = whole ? postmasterOf(settings['DATA_DIR'] ?? '') : undefined
      if (postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
      process.kill(whole ? -pid : pid, 'SIGKILL')
      await ended(child)
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended(child)
    },
  }
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

async function becomesReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`)
    try {
      const response = await fetch(`${url}/readyz`)
      if (response.ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`the server was not ready in time:\n${output()}`)
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}
