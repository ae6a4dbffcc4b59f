import { loadEngine } from '../../src/commands/engine.ts'
import { freePort } from '../../src/store/free-port.ts'
import { createRandom } from '../../src/understanding/random.ts'
import { converse, type Conversed } from './converse.ts'
import type { ChaosChannel, ChaosCitizen, ChaosPlatform } from './driver.ts'
import { chaosDrivers } from './drivers.ts'
import { judge, type Evidence, type Verdict } from './judge.ts'
import { startKilledProgram, type KilledProgram } from './killed-program.ts'
import { questionsOf } from './questions.ts'
import { writeScript, type ScriptParts } from './script.ts'
import { seedOf } from './seed-of.ts'
import { failedDeliveries, storedScore, untilDone, withStored, type Left } from './stored.ts'

export interface ChaosOptions {
  readonly conversations: number
  readonly seed: number
  readonly channels: readonly ChaosChannel[]
  readonly dataDir: string
  /** Conversations that are held at the same time. */
  readonly atOnce: number
  readonly faultShare: number
  readonly longestRow: number
  /** Of the program between two kills, in ms. */
  readonly life: { readonly least: number; readonly most: number }
  readonly mostKills: number
  /** How long a citizen waits for a reply: longer than the waits between that many failed tries. */
  readonly replyWithinMs: number
  /** How long what is under way may take at the end; then it is counted as lost. */
  readonly settleMs: number
  readonly say: (line: string) => void
}

/** One conversation and what became of it. */
export interface Case extends Verdict {
  readonly channel: ChaosChannel
  readonly index: number
  readonly gaveUp: boolean
  /** What the phone showed. */
  readonly got: readonly string[]
  /** Why the program gave up messages. */
  readonly failed: readonly string[]
  readonly score?: number
  readonly storedScore?: number
}

export interface ChaosResult {
  readonly cases: readonly Case[]
  readonly skipped: readonly ChaosChannel[]
  readonly kills: { readonly program: number; readonly group: number }
  readonly faults: Readonly<Partial<Record<ChaosChannel, Readonly<Record<string, number>>>>>
  readonly left: Left
  /** The program's own error lines. */
  readonly errors: readonly string[]
}

/** Whole conversations against the real program while everything around it, and it itself, fails. */
export async function chaosRun(options: ChaosOptions): Promise<ChaosResult> {
  const { channels, seed, dataDir, faultShare, longestRow, life, mostKills, say } = options
  // First: it trains the model if there is none, which takes longer than the program may take to start.
  const engine = loadEngine()
  const parts: ScriptParts = { ...engine, questions: questionsOf(engine.content) }
  const unasked = [engine.content.dialogue.texts['closed_idle'] ?? '']
  const port = await freePort()
  const programUrl = `http://127.0.0.1:${port}`
  const platforms: ChaosPlatform[] = []
  for (const channel of channels) {
    const started = await chaosDrivers[channel]?.({ seed, programUrl, faultShare, longestRow })
    if (started !== undefined) platforms.push(started)
  }
  const own = { PORT: String(port), DATA_DIR: dataDir, SESSION_SECRET: 'x'.repeat(32) }
  const settings = Object.assign({}, own, ...platforms.map((platform) => platform.settings))
  let program: KilledProgram | undefined
  try {
    program = await startKilledProgram({ seed, settings, life, mostKills, say })
    const held = await holdAll(options, parts, platforms)
    await program.leaveInPeace()
    const { kills } = program
    const { cases, left } = await withStored(dataDir, async (stores) => {
      const rest = await untilDone(stores, options.settleMs)
      const books = new Map(platforms.map((platform) => [platform, platform.taken()]))
      const judged: Case[] = []
      for (const one of held) {
        const { address } = one.citizen
        const [stored, failed] = [await storedScore(stores, address), await failedDeliveries(stores, address)]
        const { user } = address
        const taken = (books.get(one.platform) ?? []).filter((message) => message.user === user)
        const known = { failed, ...(stored === undefined ? {} : { storedScore: stored }) }
        judged.push(caseOf(one, { taken, kills, unasked }, known))
      }
      return { cases: judged, left: rest }
    })
    const group = program.groupKills()
    return {
      cases,
      left,
      skipped: channels.filter((channel) => platforms.every((platform) => platform.channel !== channel)),
      kills: { program: kills.length - group, group },
      faults: Object.fromEntries(platforms.map((platform) => [platform.channel, platform.faults()])),
      errors: errorsOf(program.output()),
    }
  } finally {
    await program?.stop()
    for (const platform of platforms) await platform.stop()
  }
}

interface Held extends Conversed {
  readonly platform: ChaosPlatform
  readonly index: number
  readonly citizen: ChaosCitizen
}

/** So many at a time, over all channels in turn. */
async function holdAll(
  options: ChaosOptions,
  parts: ScriptParts,
  platforms: readonly ChaosPlatform[],
): Promise<readonly Held[]> {
  const { conversations, atOnce, say } = options
  const held: Held[] = []
  let next = 0
  async function holdNext(): Promise<void> {
    for (let index = next++; index < conversations; index = next++) {
      const platform = platforms[index % platforms.length]
      if (platform !== undefined) held.push(await holdOne(options, parts, platform, index))
      if (held.length % 25 === 0) say(`${held.length} of ${conversations} conversations held`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, holdNext))
  return held
}

async function holdOne(
  { seed, replyWithinMs }: ChaosOptions,
  parts: ScriptParts,
  platform: ChaosPlatform,
  index: number,
): Promise<Held> {
  const random = createRandom(seedOf(seed, platform.channel, index))
  const steps = writeScript(parts, platform.channel, random)
  const citizen = await platform.citizen(index)
  const conversed = await converse(citizen, steps, random, { replyWithinMs })
  return { ...conversed, platform, index, citizen }
}

type StoredCase = Pick<Case, 'failed' | 'storedScore'>

function caseOf(
  { platform, index, citizen, due, gaveUp, score }: Held,
  evidence: Pick<Evidence, 'taken' | 'kills' | 'unasked'>,
  stored: StoredCase,
): Case {
  const got = citizen.got()
  const verdict = judge({ due, got, ...evidence })
  citizen.leaves?.()
  return {
    ...verdict,
    got,
    ...stored,
    channel: platform.channel,
    index,
    gaveUp,
    ...(score === undefined ? {} : { score }),
  }
}

function errorsOf(output: string): string[] {
  return output.split('\n').filter((line) => line.startsWith('{') && /"level":(?:50|60|"error"|"fatal")/.test(line))
}
