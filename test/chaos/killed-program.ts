import { pause } from '../crash/citizens.ts'
import { startServerProcess, type ServerProcess } from '../support/server-process.ts'
import { createRandom } from '../../src/understanding/random.ts'
import { seedOf } from './seed-of.ts'

export interface KilledProgram {
  /** When it was killed, by `performance.now()`. */
  readonly kills: readonly number[]
  readonly groupKills: () => number
  /** Resolves when the program runs and will not be killed any more; rejects if it once did not start again. */
  leaveInPeace(): Promise<void>
  /** What all its lives wrote. */
  output(): string
  stop(): Promise<void>
}

export interface KillOptions {
  readonly seed: number
  readonly settings: Readonly<Record<string, string>>
  /** How long a life lasts, in ms; `most` 0: it is left alone. */
  readonly life: { readonly least: number; readonly most: number }
  readonly say: (line: string) => void
}

/** Every so often PostgreSQL dies with it. */
const GROUP_EVERY = 4

/** The program, killed with kill -9 every few seconds and started again. */
export async function startKilledProgram({ seed, settings, life, say }: KillOptions): Promise<KilledProgram> {
  const random = createRandom(seedOf(seed, 'kills'))
  const kills: number[] = []
  let groups = 0
  let output = ''
  let ended = false
  let server: ServerProcess = await startServerProcess(settings)
  const peace = new AbortController()
  const calm = aborted(peace.signal)

  async function killAndStart(): Promise<void> {
    const whole = (kills.length + 1) % GROUP_EVERY === 0
    kills.push(performance.now())
    if (whole) groups++
    await server.kill(whole)
    output += server.output()
    const began = performance.now()
    server = await startServerProcess(settings)
    say(
      `kill ${kills.length}${whole ? ' (whole group)' : ''}, ready again after ${Math.round(performance.now() - began)} ms`,
    )
  }

  async function rounds(): Promise<void> {
    while (life.most > 0) {
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
