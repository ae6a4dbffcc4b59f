import type { Stores, TranscriptEntry } from '../../../src/store/contract.ts'
import type { Taken } from '../../chaos/driver.ts'
import { untilDone, type Left } from '../../chaos/stored.ts'
import { copies, type ShiftCitizen } from './shift-citizens.ts'
import type { ShiftHouse } from './shift-house.ts'

export interface ShiftVerdict {
  readonly left: Left
  /** In words: what was acknowledged and is not there exactly once; who spoke into whose conversation. */
  readonly faults: readonly string[]
  /** Replies that a phone shows more than once. */
  readonly repeats: readonly { readonly text: string; readonly isExplained: boolean }[]
  readonly figures: {
    readonly open: number
    readonly resolved: number
    readonly citizenMessages: number
    readonly replies: number
  }
}

const SETTLE_MS = 60_000
const MOST = 200

/** Compares what the program acknowledged with what it keeps and with what the phones show. */
export async function judgeShift(house: ShiftHouse, citizens: readonly ShiftCitizen[]): Promise<ShiftVerdict> {
  return house.read(async (stores) => {
    const left = await untilDone(stores, SETTLE_MS)
    const faults: string[] = []
    const repeats: { text: string; isExplained: boolean }[] = []
    for (const one of citizens) {
      const transcript = await stores.conversations.transcript(one.conversation)
      faults.push(...faultsOf(one, transcript))
      repeats.push(...repeatsOf(house, one))
    }
    return { left, faults, repeats, figures: await figuresOf(stores, citizens) }
  })
}

function faultsOf(one: ShiftCitizen, transcript: readonly TranscriptEntry[]): string[] {
  const who = `${one.number} (${one.channel})`
  const kept = transcript.map(({ direction, author, content }) => ({
    direction,
    author,
    text: 'text' in content ? (content.text ?? '') : '',
    isReply: content.kind === 'staff-text',
  }))
  const times = (direction: string, text: string): number =>
    kept.filter((entry) => entry.direction === direction && entry.text === text).length
  const faults = one.acknowledged.flatMap((text) => countFault(who, text, times('in', text)))
  for (const { text, by } of one.replied) {
    faults.push(...countFault(who, text, times('out', text)))
    if (!kept.some((entry) => entry.text === text && entry.author === by)) faults.push(`${who}: not by ${by}: ${text}`)
    if (copies(one, text) === 0) faults.push(`${who}: never arrived: ${text}`)
  }
  const said = kept.filter(({ isReply }) => isReply)
  if (said.length !== one.replied.length) faults.push(`${who}: ${said.length} replies, ${one.replied.length} accepted`)
  // In turn, never mixed: whoever has handed on does not speak again.
  const turns = said.map(({ author }) => author).filter((author, index, all) => author !== all[index - 1])
  if (new Set(turns).size !== turns.length) faults.push(`${who}: officers spoke at the same time`)
  return faults
}

function countFault(who: string, text: string, times: number): string[] {
  return times === 1 ? [] : [`${who}: kept ${times} times: ${text}`]
}

function repeatsOf({ platforms, kills }: ShiftHouse, one: ShiftCitizen): { text: string; isExplained: boolean }[] {
  const book = platforms.find(({ channel }) => channel === one.channel)?.taken() ?? []
  const wasKilled = (first: Taken, again: Taken): boolean =>
    kills.some(({ at, over }) => first.at <= over && at <= again.at)
  return one.replied
    .filter(({ text }) => copies(one, text) > 1)
    .map(({ text }) => {
      const taken = book
        .filter((entry) => entry.user === one.citizen.address.user && entry.text.includes(text))
        .toSorted((a, b) => a.at - b.at)
      const pairs = taken.slice(1).map((again, index) => [taken[index], again] as const)
      const isExplained =
        pairs.length > 0 && pairs.every(([first, again]) => first !== undefined && wasKilled(first, again))
      return { text, isExplained }
    })
}

async function figuresOf(stores: Stores, citizens: readonly ShiftCitizen[]): Promise<ShiftVerdict['figures']> {
  const [open, resolved] = await Promise.all([
    stores.handoffs.list(['waiting', 'assigned'], MOST),
    stores.handoffs.list(['resolved'], MOST),
  ])
  return {
    open: open.length,
    resolved: resolved.length,
    citizenMessages: citizens.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
    replies: citizens.reduce((sum, { replied }) => sum + replied.length, 0),
  }
}
