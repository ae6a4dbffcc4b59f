import { fitForStore } from './fit-for-store.ts'
import { createSerialBatch } from '../core/serial-batch.ts'
import type { IntakeStore } from '../store/contract.ts'
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

/** Events of one transaction. */
const LARGEST_BATCH = 200
/** More than this many events waiting is a rush. */
const RUSH = 16
const LOOK_EVERY_MS = 10
const LONGEST_WAIT_MS = 150

/** One transaction at a time: a citizen's messages keep the order in which they arrived. */
export function createIntake({ store, onStored }: { store: IntakeStore; onStored: () => void }): Intake {
  const batch = createSerialBatch<readonly InboundMessage[]>({
    largest: LARGEST_BATCH,
    async run(items) {
      await store.accept(items.flat())
    },
    onDone: onStored,
  })
  return {
    async accept(messages) {
      if (messages.length > 0) await batch.add(messages.map(fitForStore))
    },
    async calm() {
      for (let waited = 0; batch.waiting > RUSH && waited < LONGEST_WAIT_MS; waited += LOOK_EVERY_MS) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
      }
    },
  }
}
