import type { WebhookOutcome } from '../../src/core/channel.ts'

/** Nobody posts here: a call becomes a conversation when its officer enters it. */
export function receive(): WebhookOutcome {
  return { kind: 'ignored', what: 'calls are entered by officers' }
}
