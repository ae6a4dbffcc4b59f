import { nextStep } from './retry-policy.ts'
import { startWorkerLoop, type WorkerLoop } from '../turn/worker-loop.ts'
import type { Clock } from '../core/clock.ts'
import type { ChannelAdapter, DeliveryResult } from '../core/channel.ts'
import { downgrade } from '../core/downgrade.ts'
import type { OutboundMessage } from '../core/message.ts'
import type { Claim, OutboxItem, Stores } from '../store/contract.ts'
import type { Logger } from '../observability/log.ts'

export interface DeliveryOptions {
  readonly stores: Stores
  readonly channels: ReadonlyMap<string, ChannelAdapter>
  readonly clock: Clock
  readonly log: Logger
  /** A message could not be brought to its citizen: the desk looks again. */
  readonly onFailed: (message: OutboundMessage, why: string) => void
  /** It is with the platform, and the store knows. */
  readonly onDelivered?: (message: OutboundMessage) => void
  /** How each try to send ended. */
  readonly onTried?: (message: OutboundMessage, result: DeliveryResult) => void
}

/** Sends under way at a time: a platform that hangs with some of them does not keep the others waiting. */
const AT_ONCE = 64
const LOOK_EVERY_MS = 500
/** Of all parts of a message, less than the lease: what hangs is given up before another worker may take the item. */
const SEND_TIMEOUT_MS = 30_000

/** Sends what is in the outbox, in order per citizen, citizens side by side. */
export function startDelivery(options: DeliveryOptions): WorkerLoop {
  const { stores, log } = options
  const underWay = new Set<Promise<void>>()
  const loop = startWorkerLoop({
    everyMs: LOOK_EVERY_MS,
    onError: (error) => log.error({ error }, 'delivery round failed'),
    async round() {
      if (underWay.size >= AT_ONCE) {
        await Promise.race(underWay)
        return true
      }
      const claims = await stores.outbox.take(AT_ONCE - underWay.size)
      for (const claim of claims) {
        const sending = deliver(options, claim)
          .catch((error: unknown) => log.error({ error, item: claim.id }, 'delivery failed'))
          .finally(() => {
            underWay.delete(sending)
            // The citizen's next message can be sent now.
            loop.wake()
          })
        underWay.add(sending)
      }
      return false
    },
  })
  return {
    wake: () => loop.wake(),
    async stop() {
      await loop.stop()
      await Promise.all(underWay)
    },
  }
}

async function deliver(options: DeliveryOptions, claim: Claim<OutboxItem>): Promise<void> {
  const { stores, clock, log, onFailed } = options
  const { message, failures = 0 } = claim.item
  const { result, sent } = await sendAll(options, claim)
  options.onTried?.(message, result)
  const step = nextStep(result, failures)
  const at = clock.now().toISOString()
  switch (step.kind) {
    case 'done': {
      const { externalId } = step
      const named = externalId === undefined ? {} : { externalId }
      await stores.conversations.finishDelivery(claim, { status: 'delivered', at, ...named })
      return options.onDelivered?.(message)
    }
    case 'later': {
      const next = new Date(Date.now() + step.afterMs).toISOString()
      await stores.outbox.later(claim, next, step.why, { ...claim.item, sent, failures: failures + 1 })
      return
    }
    case 'give-up':
      log.warn({ message: message.id, channel: message.to.channel, why: step.why }, 'message not delivered')
      await stores.conversations.finishDelivery(claim, {
        status: 'failed',
        at,
        note: step.why,
        ...(result.kind === 'delivered' ? {} : { failure: result.kind }),
      })
      return onFailed(message, step.why)
  }
}

/** The calls of one message, in order, going on after those that the platform has taken already. */
async function sendAll(
  { channels, log }: DeliveryOptions,
  claim: Claim<OutboxItem>,
): Promise<{ result: DeliveryResult; sent: number }> {
  const { message } = claim.item
  const channel = channels.get(message.to.channel)
  let sent = claim.item.sent ?? 0
  if (channel === undefined) return { result: { kind: 'refused', why: 'the channel is switched off' }, sent }
  try {
    const calls = downgrade(message, channel.capabilities).flatMap((part) => channel.render(part))
    const signal = AbortSignal.timeout(SEND_TIMEOUT_MS)
    let result: DeliveryResult = { kind: 'delivered' }
    for (const call of calls.slice(sent)) {
      result = await channel.send(call, message.to, signal)
      if (result.kind !== 'delivered') return { result, sent }
      sent++
    }
    return { result, sent }
  } catch (error) {
    // An adapter that throws has a mistake in it; the message is kept and tried again like any other failure.
    log.error({ error, message: message.id }, 'channel failed to send')
    return { result: { kind: 'retry-later', why: 'the channel failed' }, sent }
  }
}
