import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { ansinh } from './command.ts'
import type { Officer } from './desk-page.ts'
import { freePort } from '../../src/store/free-port.ts'
import { startServerProcess, type ServerProcess } from './server-process.ts'

export interface House {
  readonly server: ServerProcess
  readonly browser: Browser
  readonly env: Readonly<Record<string, string>>
  officer(username: string, name: string): Promise<Officer>
  /** The ratings as `ansinh export ratings` writes them beside the running server. */
  exportCsv(): Promise<string>
  close(): Promise<void>
}

/** The built program on its embedded database in a temporary folder, and a browser. */
export async function openHouse(settings: Readonly<Record<string, string>> = {}): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ansinh-e2e-'))
  // PostgreSQL's user must be able to enter it where the tests run as root.
  chmodSync(dataDir, 0o755)
  const env = { PORT: String(await freePort()), DATA_DIR: dataDir, ...settings }
  const server = await startServerProcess(env)
  const browser = await launchBrowser()
  return {
    server,
    browser,
    env,
    async officer(username, name) {
      const password = 'Mat-khau-du-dai-2026'
      const args = ['staff', 'create', '--username', username, '--name', name, '--password-stdin']
      const made = await ansinh(args, { env, stdin: password })
      if (made.code !== 0) throw new Error(made.stderr)
      return { username, password }
    },
    async exportCsv() {
      const out = join(dataDir, 'ratings.csv')
      const exported = await ansinh(['export', 'ratings', '--format', 'csv', '--out', out], { env })
      if (exported.code !== 0) throw new Error(exported.stderr)
      return readFileSync(out, 'utf8')
    },
    async close() {
      await browser.close()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
