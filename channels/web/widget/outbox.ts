import { backoffMs, createPause } from './pause.ts'
import type { OutgoingMessage } from './wire.ts'

export type PostOutcome =
  | { readonly kind: 'accepted' }
  /** The server will never take it; `detail` is for the citizen. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'later'; readonly afterMs?: number }

export type SendStatus = 'sending' | 'waiting' | 'sent' | 'refused'

interface Outbox {
  add(message: OutgoingMessage): void
  /** "Gửi lại", or the network is back. */
  retryNow(): void
}

/**
 * Sends one message after the other, in the order of typing, and repeats with the same `clientId` until the server has
 * it: the server drops what it already knows. What waits over a reload is kept by whoever adds it (`unsent-store.ts`).
 */
export function createOutbox(
  post: (message: OutgoingMessage) => Promise<PostOutcome>,
  report: (clientId: string, status: SendStatus, detail?: string) => void,
): Outbox {
  const queue: OutgoingMessage[] = []
  const pause = createPause()
  let busy = false

  const reportAll = (status: SendStatus): void => queue.forEach((message) => report(message.clientId, status))

  const drain = async (): Promise<void> => {
    if (busy) return
    busy = true
    let failures = 0
    for (let head = queue[0]; head !== undefined; head = queue[0]) {
      const outcome = await post(head)
      if (outcome.kind === 'later') {
        failures += 1
        reportAll('waiting')
        await pause.wait(outcome.afterMs ?? backoffMs(failures))
        continue
      }
      failures = 0
      queue.shift()
      if (outcome.kind === 'accepted') report(head.clientId, 'sent')
      else report(head.clientId, 'refused', outcome.detail)
    }
    busy = false
  }

  return {
    add: (message) => {
      queue.push(message)
      void drain()
    },
    retryNow: () => {
      reportAll('sending')
      pause.skip()
    },
  }
}
