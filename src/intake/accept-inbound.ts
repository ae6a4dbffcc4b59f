import type { FindRater } from './find-rater.ts'
import { fitForStore } from './fit-for-store.ts'
import type { KeepFile } from '../media/keep-file.ts'
import { createSerialBatch } from '../core/serial-batch.ts'
import type { Accepted, IntakeStore } from '../store/contract.ts'
import type { InboundMessage } from '../core/message.ts'

export interface Intake {
  /** Resolves when the messages are on disk; only then may the platform be answered 200. Rejects if they are not. */
  accept(messages: readonly InboundMessage[]): Promise<void>
  /**
   * Resolves when no platform waits long for its 200, at the latest after a moment: answering can wait, but Zalo
   * switches a webhook off that does not acknowledge within 2 s.
   */
  calm(): Promise<void>
}

export interface IntakeParts {
  readonly store: IntakeStore
  /** There is work for the turns. */
  readonly onStored: () => void
  /** What one transaction stored and what it knew already. */
  readonly onAccepted?: (accepted: Accepted) => void
  /** For platforms that do not say whose an answer is. */
  readonly findRater?: FindRater
  /** For messages that bring their file along. */
  readonly keepFile?: KeepFile
}

/** Events of one transaction. */
const LARGEST_BATCH = 200
/** More than this many events without their acknowledgement is a rush. */
const RUSH = 16
/** Between two batches of a rush nothing is pending: it is over only after this long without one. */
const RUSH_LASTS_MS = 50
const LOOK_EVERY_MS = 10
const LONGEST_WAIT_MS = 1_000

/** One transaction at a time: a citizen's messages keep the order in which they arrived. */
export function createIntake({ store, onStored, onAccepted, findRater, keepFile }: IntakeParts): Intake {
  const batch = createSerialBatch<readonly InboundMessage[]>({
    largest: LARGEST_BATCH,
    async run(items) {
      // Not in one line: an argument of an absent function is never evaluated.
      const accepted = await store.accept(items.flat())
      onAccepted?.(accepted)
    },
    onDone: onStored,
  })
  let lastRush = Number.NEGATIVE_INFINITY
  return {
    async accept(messages) {
      const nameless = findRater !== undefined && messages.some(({ from }) => from.user === '')
      const known = nameless ? await findRater(messages) : messages
      if (known.length === 0) return
      const kept = keepFile !== undefined && known.some(({ file }) => file) ? await keepAll(known, keepFile) : known
      const stored = batch.add(kept.map(fitForStore))
      if (batch.pending > RUSH) lastRush = performance.now()
      await stored
    },
    async calm() {
      const began = performance.now()
      const rushing = (now: number): boolean => now - lastRush < RUSH_LASTS_MS && now - began < LONGEST_WAIT_MS
      while (rushing(performance.now())) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    },
  }
}

/** One after the other: files are large. */
async function keepAll(messages: readonly InboundMessage[], keepFile: KeepFile): Promise<readonly InboundMessage[]> {
  const kept: InboundMessage[] = []
  for (const message of messages) kept.push(await keepFile(message))
  return kept
}
