import { fitForStore } from './fit-for-store.ts'
import type { IntakeStore } from '../store/contract.ts'
import type { InboundMessage } from '../core/message.ts'

export interface Intake {
  /** Resolves when the messages are on disk; only then may the platform be answered 200. Rejects if they are not. */
  accept(messages: readonly InboundMessage[]): Promise<void>
}

/** Events of one transaction: enough to share its cost, few enough that none waits long. */
const LARGEST_BATCH = 200

interface Waiting {
  readonly messages: readonly InboundMessage[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * One transaction at a time; what arrives meanwhile shares the next one. That keeps a citizen's messages in the order
 * in which they arrived, and makes a busy moment cheaper instead of slower.
 */
export function createIntake(options: { store: IntakeStore; onStored: () => void }): Intake {
  const { store, onStored } = options
  const queue: Waiting[] = []
  let running = false

  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.splice(0, LARGEST_BATCH)
      try {
        await store.accept(batch.flatMap((waiting) => waiting.messages))
        for (const waiting of batch) waiting.resolve()
      } catch (error) {
        await oneByOne(batch, error)
      }
      onStored()
    }
    running = false
  }

  /** One event that cannot be stored must not take the others of its batch with it. */
  const oneByOne = async (batch: readonly Waiting[], first: unknown): Promise<void> => {
    if (batch.length === 1) return batch[0]?.reject(first)
    for (const waiting of batch) {
      try {
        await store.accept(waiting.messages)
        waiting.resolve()
      } catch (error) {
        waiting.reject(error)
      }
    }
  }

  return {
    accept(messages) {
      if (messages.length === 0) return Promise.resolve()
      return new Promise((resolve, reject) => {
        queue.push({ messages: messages.map(fitForStore), resolve, reject })
        if (running) return
        running = true
        // After the events that are already in the socket buffers, so that they share the first transaction.
        setImmediate(() => void run())
      })
    },
  }
}
