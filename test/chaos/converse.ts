import { pause } from '../crash/citizens.ts'
import type { Random } from '../../src/understanding/random.ts'
import type { ChaosCitizen, ChaosEvent } from './driver.ts'
import { isShown, type Due } from './judge.ts'
import { repliesOf, type Step } from './script.ts'

export interface Conversed {
  /** Replies to what the program acknowledged. */
  readonly due: readonly Due[]
  readonly score?: number
  /** The citizen waited in vain and left: the rest of the conversation was not held. */
  readonly gaveUp: boolean
}

export interface Patience {
  /** For a reply, in ms. */
  readonly replyWithinMs: number
}

const AGAIN_MS = 120
const LOOK_EVERY_MS = 60
/** The platform's own duplicates come at once, or when it is not sure of the acknowledgement. */
const TWICE_AT_ONCE = 0.15
const TWICE_LATER = 0.15
const LONGEST_LATER_MS = 4_000
const LONGEST_APART_MS = 250
const LONGEST_THOUGHT_MS = 1_200

/** Plays one conversation. Every reply is waited for; the two of a pair together. */
export async function converse(
  citizen: ChaosCitizen,
  steps: readonly Step[],
  random: Random,
  { replyWithinMs }: Patience,
): Promise<Conversed> {
  const due: Due[] = []
  const later: Promise<void>[] = []
  let score: number | undefined
  let gaveUp = false
  for (const step of steps) {
    await pause(random() * LONGEST_THOUGHT_MS)
    due.push(...(await act(citizen, step, { random, later })))
    if (step.kind === 'taps' && step.score !== undefined) score = step.score
    gaveUp = !(await isAnswered(citizen, repliesOf(step), replyWithinMs))
    if (gaveUp) break
  }
  await Promise.all(later)
  return { due, gaveUp, ...(score === undefined ? {} : { score }) }
}

interface Chance {
  readonly random: Random
  /** Deliveries that come later than the conversation goes on. */
  readonly later: Promise<void>[]
}

async function act(citizen: ChaosCitizen, step: Step, chance: Chance): Promise<Due[]> {
  if (step.kind === 'pair') return actPair(citizen, step, chance)
  const event = step.kind === 'says' ? citizen.says(step.text) : citizen.taps(step.label)
  await bring(event, chance)
  return [{ reply: step.reply }]
}

/** Two questions, brought one after the other, at once, or the wrong way round. */
async function actPair(citizen: ChaosCitizen, step: Extract<Step, { kind: 'pair' }>, chance: Chance): Promise<Due[]> {
  const [first, second] = [citizen.says(step.texts[0]), citizen.says(step.texts[1])]
  const [how, apart] = [chance.random(), chance.random() * LONGEST_APART_MS]
  const isTurned = how < 0.5
  const [early, late] = isTurned ? [second, first] : [first, second]
  const earlyAt = bring(early, chance)
  if (how < 0.3 || how > 0.7) await pause(apart)
  const lateAt = bring(late, chance)
  const [broughtEarly, broughtLate] = [await earlyAt, await lateAt]
  const [a, b] = isTurned ? [broughtLate, broughtEarly] : [broughtEarly, broughtLate]
  const [one, two] = step.replies
  // Only an order that reached the program can be kept: it may have had the second one from its first try on.
  return [{ reply: one, mayFollowNext: a.takenAt > b.firstTriedAt + citizen.gatherMs }, { reply: two }]
}

interface Brought {
  /** By `performance.now()`. */
  readonly firstTriedAt: number
  readonly takenAt: number
}

/** Until it is acknowledged, as the platform does; now and then once more though it was. */
async function bring(event: ChaosEvent, { random, later }: Chance): Promise<Brought> {
  const [how, wait] = [random(), random() * LONGEST_LATER_MS]
  const firstTriedAt = performance.now()
  const twice = how < TWICE_AT_ONCE ? untilTaken(event) : undefined
  const takenAt = await untilTaken(event)
  if (twice !== undefined) await twice
  else if (how < TWICE_AT_ONCE + TWICE_LATER)
    later.push(pause(wait).then(() => untilTaken(event).then(() => undefined)))
  return { firstTriedAt, takenAt }
}

async function untilTaken(event: ChaosEvent): Promise<number> {
  while (!(await event.deliver())) await pause(AGAIN_MS)
  return performance.now()
}

async function isAnswered(citizen: ChaosCitizen, replies: readonly string[], withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs
  let seen = -1
  while (performance.now() < deadline) {
    const got = citizen.got()
    if (got.length !== seen && replies.every((reply) => isShown(got, reply))) return true
    seen = got.length
    await pause(LOOK_EVERY_MS)
  }
  return false
}
