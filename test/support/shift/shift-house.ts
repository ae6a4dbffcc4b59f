import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { hashPassword } from '../../../src/console/password.ts'
import { newStaffId, type StaffId } from '../../../src/core/ids.ts'
import type { StaffRole } from '../../../src/people/contract.ts'
import type { Stores } from '../../../src/store/contract.ts'
import { freePort } from '../../../src/store/free-port.ts'
import { chaosChannels, type ChaosPlatform } from '../../chaos/driver.ts'
import { chaosDrivers } from '../../chaos/drivers.ts'
import type { Kill } from '../../chaos/killed-program.ts'
import { withStored } from '../../chaos/stored.ts'
import { launchBrowser } from '../browser.ts'
import { startServerProcess, type ServerProcess } from '../server-process.ts'

export const SHIFT_PASSWORD = 'Mat-khau-du-dai-2026'

export interface ShiftPerson {
  readonly id: StaffId
  readonly username: string
  readonly password: string
  readonly name: string
}

export interface Restarted {
  /** Until the process was gone. */
  readonly endedAfterMs: number
}

/** The built program, a local platform for each of five channels on a good line, and a browser. */
export interface ShiftHouse {
  readonly url: string
  readonly browser: Browser
  readonly platforms: readonly ChaosPlatform[]
  readonly kills: readonly Kill[]
  staff(people: readonly { username: string; name: string; role: StaffRole }[]): Promise<ShiftPerson[]>
  read<T>(read: (stores: Stores) => Promise<T>): Promise<T>
  /** SIGTERM, as a deployment does it; `kill -9` of the program alone. The same folder again. */
  restart(how: 'SIGTERM' | 'SIGKILL'): Promise<Restarted>
  close(): Promise<void>
}

/** A Wednesday morning: the desk is open. */
const MORNING = Date.parse('2026-11-25T09:00:00+07:00')

export async function openShiftHouse(): Promise<ShiftHouse> {
  const dataDir = temporaryFolder()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const platforms = await startPlatforms(url)
  const fixed = { PORT: String(port), DATA_DIR: dataDir, SESSION_SECRET: 'x'.repeat(32) }
  const begun = Date.now()
  // A later life of the program must not go back in time.
  const settings = (): Record<string, string> => {
    const clock = { CLOCK: new Date(MORNING + Date.now() - begun).toISOString() }
    return Object.assign({}, fixed, clock, ...platforms.map((platform) => platform.settings))
  }
  const [first, browser] = await Promise.all([startServerProcess(settings()), launchBrowser()])
  let server: ServerProcess = first
  const kills: Kill[] = []
  return {
    url,
    browser,
    platforms,
    kills,
    read: (ask) => withStored(dataDir, ask),
    staff: (people) => withStored(dataDir, (stores) => createStaff(stores, people)),
    async restart(how) {
      const at = performance.now()
      await (how === 'SIGTERM' ? server.stop() : server.kill(false))
      const began = performance.now()
      server = await startServerProcess(settings())
      // Half of its start later the next one cannot send yet.
      if (how === 'SIGKILL') kills.push({ at, over: began + (performance.now() - began) / 2 })
      return { endedAfterMs: began - at }
    },
    async close() {
      await browser.close()
      await server.stop()
      for (const platform of platforms) await platform.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-shift-'))
  // PostgreSQL's user must be able to enter it where the tests run as root.
  chmodSync(folder, 0o755)
  return folder
}

async function startPlatforms(programUrl: string): Promise<ChaosPlatform[]> {
  const line = { seed: 1, programUrl, faultShare: 0, longestRow: 0 }
  const started = await Promise.all(chaosChannels.map((channel) => chaosDrivers[channel]?.(line)))
  return started.filter((platform) => platform !== undefined)
}

export async function createStaff(
  { staff, desk }: Stores,
  people: readonly { username: string; name: string; role: StaffRole }[],
): Promise<ShiftPerson[]> {
  const passwordHash = await hashPassword(SHIFT_PASSWORD)
  const made: ShiftPerson[] = []
  for (const { username, name, role } of people) {
    const id = newStaffId()
    await staff.create({ id, username, displayName: name, role, passwordHash, disabled: false })
    await desk.setState(id, 'available')
    made.push({ id, username, name, password: SHIFT_PASSWORD })
  }
  return made
}
