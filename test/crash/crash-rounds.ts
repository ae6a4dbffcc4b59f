import { createCitizens, judge, pause, type Citizen, type Verdict } from './citizens.ts'
import { knownQuestions, type KnownQuestion } from './questions.ts'
import { createRandom } from '../../src/understanding/random.ts'
import { freePort } from '../../src/store/free-port.ts'
import { startServerProcess, type ServerProcess } from '../support/server-process.ts'
import { startZaloPlatform } from '../support/zalo-platform.ts'
import { zaloKeys, zaloSettings } from '../support/zalo-settings.ts'

export interface CrashOptions {
  readonly rounds: number
  readonly seed: number
  readonly dataDir: string
  readonly say: (line: string) => void
}

export interface CrashResult extends Verdict {
  readonly kills: { readonly program: number; readonly group: number }
  /** From the start of the program to its first ready answer after a kill, in ms. */
  readonly restartMs: { readonly median: number; readonly longest: number }
}

const CITIZENS = 24
const MESSAGES_A_ROUND = 6
const SETTLE_MS = 60_000

/**
 * A load of signed messages, kill -9 at a random moment (every third time of the whole process group, PostgreSQL
 * included), restart; at the end everything that was acknowledged must be answered, in order.
 */
export async function crashRounds({ rounds, seed, dataDir, say }: CrashOptions): Promise<CrashResult> {
  const random = createRandom(seed)
  const platform = await startZaloPlatform({ ...zaloKeys, retries: false })
  const port = await freePort()
  const settings = { PORT: String(port), DATA_DIR: dataDir, SESSION_SECRET: 'x'.repeat(32), ...zaloSettings(platform) }
  platform.webhook.url = `http://127.0.0.1:${port}/webhooks/zalo`
  const citizens = createCitizens(platform, CITIZENS)
  const questions = knownQuestions(12)
  const kills = { program: 0, group: 0 }
  const restarts: number[] = []
  let server: ServerProcess = await startServerProcess(settings)
  try {
    for (let round = 1; round <= rounds; round++) {
      const load = Promise.all(citizens.map((citizen) => writeSome(citizen, questions, random)))
      await pause(30 + random() * 900)
      const whole = round % 3 === 0
      await server.kill(whole)
      kills[whole ? 'group' : 'program']++
      const began = performance.now()
      server = await startServerProcess(settings)
      restarts.push(performance.now() - began)
      await load
      const { acknowledged, answered } = judge(platform, citizens)
      say(`round ${round}/${rounds}${whole ? ' (whole group)' : ''}: ${answered} of ${acknowledged} answered so far`)
    }
    const verdict = await settle(() => judge(platform, citizens))
    const sorted = restarts.toSorted((a, b) => a - b).map(Math.round)
    const restartMs = { median: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 }
    return { ...verdict, kills, restartMs }
  } finally {
    await server.stop()
    await platform.stop()
  }
}

/** Never the same question twice in a row: then two equal answers in a row are a repeat. */
async function writeSome(citizen: Citizen, questions: readonly KnownQuestion[], random: () => number): Promise<void> {
  for (let sent = 0; sent < MESSAGES_A_ROUND; sent++) {
    const last = citizen.expected.at(-1)
    const others = questions.filter((question) => question.answer !== last)
    const question = others[Math.floor(random() * others.length)]
    if (question !== undefined) await citizen.write(question)
    await pause(random() * 120)
  }
}

async function settle(look: () => Verdict): Promise<Verdict> {
  const deadline = Date.now() + SETTLE_MS
  let verdict = look()
  while (verdict.answered < verdict.acknowledged && verdict.outOfOrder === 0 && Date.now() < deadline) {
    await pause(100)
    verdict = look()
  }
  // A late repeat would come within a lease; a moment shows the usual ones.
  await pause(1_500)
  return look()
}
