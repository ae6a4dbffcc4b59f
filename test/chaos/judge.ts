import type { Taken } from './driver.ts'
import type { Kill } from './killed-program.ts'
import { beginsMessage, headOf, ownWords, piecesOf, plainText, tailOf } from './same-text.ts'

/** A reply that is due, with what may stand in its place. */
export interface Due {
  readonly reply: string
  /** The two of a pair that the platform itself may have turned. */
  readonly mayFollowNext?: boolean
}

export type RepeatReason = 'kill after acceptance' | 'timeout after acceptance' | 'unexplained'

export interface Verdict {
  readonly sent: number
  readonly answered: number
  readonly lost: readonly string[]
  /** What was shown too early, or belongs to no reply. */
  readonly outOfOrder: readonly string[]
  readonly repeated: Readonly<Record<RepeatReason, number>>
  /** Of each unexplained repeat: seconds between the two, what the program was told, seconds to the nearest kill. */
  readonly clues: readonly string[]
}

export interface Evidence {
  readonly due: readonly Due[]
  readonly got: readonly string[]
  /** What may come without being asked for: the conversation is closed after a silence. */
  readonly unasked: readonly string[]
  /** The platform's book for this citizen. */
  readonly taken: readonly Taken[]
  readonly kills: readonly Kill[]
}

/** Compares what a phone shows with what the citizen must have been answered. */
export function judge({ due, got, unasked, taken, kills }: Evidence): Verdict {
  const replies = due.map(({ reply }) => reply)
  const shown = got.map(plainText)
  const asked = got.filter((text) => !unasked.some((words) => text.startsWith(words)))
  const answered = due.map(({ reply }) => isAnswered(shown, reply))
  const repeated = { 'kill after acceptance': 0, 'timeout after acceptance': 0, unexplained: 0 }
  const clues: string[] = []
  for (const { reason, clue } of repeats({ due, got, taken, kills })) {
    repeated[reason]++
    if (reason === 'unexplained') clues.push(clue)
  }
  return {
    sent: due.length,
    answered: answered.filter(Boolean).length,
    lost: due.filter((_, index) => answered[index] !== true).map(({ reply }) => reply),
    outOfOrder: disorder(asked, placesOf(asked, replies), due),
    repeated,
    clues,
  }
}

export function isShown(got: readonly string[], reply: string): boolean {
  return isAnswered(got.map(plainText), reply)
}

/** All of it: what comes in parts must have its middle and its end too. */
function isAnswered(shown: readonly string[], reply: string): boolean {
  return [headOf(reply), tailOf(reply), ...piecesOf(reply)].every((part) => shown.some((text) => text.includes(part)))
}

/** Which reply each shown message belongs to; −1: none. Of several the one next to the message before. */
function placesOf(got: readonly string[], replies: readonly string[]): readonly number[] {
  let last = 0
  return got.map((text) => {
    const words = ownWords(text)
    const whole = indicesOf(replies, (reply) => beginsMessage(reply, words))
    // The second part of a long one is cut anywhere; a channel may have changed what comes after the beginning.
    const part = whole.length > 0 ? whole : indicesOf(replies, (reply) => plainText(reply).includes(words))
    const found = part.length > 0 ? part : indicesOf(replies, (reply) => plainText(text).startsWith(headOf(reply)))
    const place = found.find((index) => index >= last) ?? found.at(-1) ?? -1
    if (place >= 0) last = place
    return place
  })
}

function indicesOf(replies: readonly string[], fits: (reply: string) => boolean): number[] {
  return replies.flatMap((reply, index) => (fits(reply) ? [index] : []))
}

/** A repeat may stand beside its original only: its citizen's next reply waits until it is settled. */
function disorder(got: readonly string[], places: readonly number[], due: readonly Due[]): string[] {
  let highest = -1
  return got.filter((_, index) => {
    const place = places[index] ?? -1
    const isTurnedPair = place === highest - 1 && due[place]?.mayFollowNext === true
    const isRight = place >= highest || isTurnedPair
    highest = Math.max(highest, place)
    return place < 0 || !isRight
  })
}

interface Repeat {
  readonly reason: RepeatReason
  readonly clue: string
}

function repeats({ due, got, taken, kills }: Omit<Evidence, 'unasked'>): Repeat[] {
  return [...new Set(got)].flatMap((text) => {
    const times = got.filter((other) => other === text).length
    // A pending question is asked again after each answer to another one: that is no repeat.
    const meant = Math.max(1, due.filter(({ reply }) => beginsMessage(reply, ownWords(text))).length)
    if (times <= meant) return []
    const copies = taken.filter((one) => one.text === text).toSorted((a, b) => a.at - b.at)
    const found = Array.from({ length: times - 1 }, (_, index): Repeat => {
      const [first, again] = [copies[index], copies[index + 1]]
      return { reason: reasonOf(first, again, kills), clue: clueOf(first, again, kills) }
    })
    const isExplained = ({ reason }: Repeat): boolean => reason !== 'unexplained'
    const explained = found.filter(isExplained)
    return [...explained, ...found.filter((one) => !isExplained(one))].slice(0, times - meant)
  })
}

function clueOf(first: Taken | undefined, again: Taken | undefined, kills: readonly Kill[]): string {
  if (first === undefined || again === undefined) return 'the platform has no record of it'
  const seconds = (ms: number): string => (ms / 1000).toFixed(1)
  const near = kills.map(({ at }) => at - first.at).toSorted((a, b) => Math.abs(a) - Math.abs(b))[0]
  const killed = near === undefined ? 'no kill' : `nearest kill ${seconds(near)} s after the first`
  return `again after ${seconds(again.at - first.at)} s, answer ${first.answer}, ${killed}`
}

function reasonOf(first: Taken | undefined, again: Taken | undefined, kills: readonly Kill[]): RepeatReason {
  if (first === undefined || again === undefined) return 'unexplained'
  if (first.answer === 'withheld') return 'timeout after acceptance'
  // What was written before the kill may reach the platform after it.
  const wasKilled = kills.some(({ at, over }) => first.at <= over && at <= again.at)
  if (wasKilled) return 'kill after acceptance'
  return first.answer === 'caller gone' ? 'timeout after acceptance' : 'unexplained'
}
