import { pause } from '../crash/citizens.ts'
import { startServerProcess, type ServerProcess } from '../support/server-process.ts'
import { createRandom } from '../../src/understanding/random.ts'
import { seedOf } from './seed-of.ts'

export interface KilledProgram {
  readonly kills: readonly Kill[]
  readonly groupKills: () => number
  /** Resolves when the program runs and will not be killed any more; rejects if it once did not start again. */
  leaveInPeace(): Promise<void>
  /** What all its lives wrote. */
  output(): string
  stop(): Promise<void>
}

export interface Kill {
  /** By `performance.now()`. */
  readonly at: number
  /** What reaches a platform until then was sent by the killed one. */
  readonly over: number
}

export interface KillOptions {
  readonly seed: number
  readonly settings: Readonly<Record<string, string>>
  /** How long a life lasts, in ms. */
  readonly life: { readonly least: number; readonly most: number }
  readonly mostKills: number
  readonly say: (line: string) => void
}

/** Every so often PostgreSQL dies with it. */
const GROUP_EVERY = 4

/** The program, killed with kill -9 every few seconds and started again. */
export async function startKilledProgram({
  seed,
  settings,
  life,
  mostKills,
  say,
}: KillOptions): Promise<KilledProgram> {
  const random = createRandom(seedOf(seed, 'kills'))
  const kills: Kill[] = []
  let groups = 0
  let output = ''
  let ended = false
  let server: ServerProcess = await startServerProcess(settings)
  const peace = new AbortController()
  const calm = aborted(peace.signal)

  async function killAndStart(): Promise<void> {
    const whole = (kills.length + 1) % GROUP_EVERY === 0
    const at = performance.now()
    if (whole) groups++
    await server.kill(whole)
    output += server.output()
    const began = performance.now()
    server = await startServerProcess(settings)
    const took = performance.now() - began
    // Half of its start later the next one cannot send yet, and on a busy machine everything takes longer alike.
    kills.push({ at, over: began + took / 2 })
    say(`kill ${kills.length}${whole ? ' (whole group)' : ''}, ready again after ${Math.round(took)} ms`)
  }

  async function rounds(): Promise<void> {
    while (kills.length < mostKills) {
      await Promise.race([pause(life.least + random() * (life.most - life.least)), calm])
      if (peace.signal.aborted) return
      await killAndStart()
    }
  }

  const killing = rounds()
  // Told by `leaveInPeace`; until then it must not end the process.
  killing.catch(() => undefined)
  return {
    kills,
    groupKills: () => groups,
    async leaveInPeace() {
      peace.abort()
      await killing
    },
    output: () => output + (ended ? '' : server.output()),
    async stop() {
      peace.abort()
      await killing.catch(() => undefined)
      output += server.output()
      ended = true
      await server.stop()
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
