import type { ChannelAdapter, DeliveryResult, WakeStream, WebhookRequest } from '../../src/core/channel.ts'
import type { ChannelAddress, OutboundMessage } from '../../src/core/message.ts'
import { allowsPage } from './allowed-origins.ts'
import { webConfigSchema, type WebConfigInput } from './config.ts'
import { identify, receive } from './receive.ts'
import { render, webCapabilities } from './render.ts'
import { welcome } from './welcome.ts'

export interface WebPorts {
  readonly wake: WakeStream
}

export interface WebChannel extends ChannelAdapter<OutboundMessage> {
  admits(request: WebhookRequest): boolean
}

/**
 * The citizen widget. Messages come in by POST; answers are read from the store by the event stream of `src/http`, so
 * delivering one only means to wake that stream. A citizen who is away reads the message on the next visit.
 */
export function createWebChannel(input: WebConfigInput, ports: WebPorts): WebChannel {
  const config = webConfigSchema.parse(input)
  return {
    id: 'web',
    capabilities: webCapabilities,
    webhookPath: '/api/web/messages',
    receive: (request) => receive(config, request),
    identify: (request) => identify(config, request),
    welcome: (request) => welcome(config, request),
    admits: (request) => allowsPage(config.allowedOrigins, request.headers),
    render,
    send: (call, to, signal) => wakeStream(ports.wake, call, to, signal),
    probe: () => Promise.resolve({ ok: true, detail: 'own front-end, nothing to reach' }),
  }
}

/** Waking twice is harmless: the stream sends what the widget has not seen. */
async function wakeStream(
  wake: WakeStream,
  call: OutboundMessage,
  to: ChannelAddress,
  signal: AbortSignal,
): Promise<DeliveryResult> {
  if (signal.aborted) return { kind: 'retry-later', why: 'stopped before sending' }
  let stop = (): void => undefined
  const stopped = new Promise<DeliveryResult>((resolve) => {
    stop = () => resolve({ kind: 'retry-later', why: 'stopped while waking the stream' })
  })
  signal.addEventListener('abort', stop, { once: true })
  try {
    const delivered: DeliveryResult = { kind: 'delivered', externalId: call.id }
    return await Promise.race([wake(to).then(() => delivered), stopped])
  } catch {
    // The cause is not passed on: a broadcast error may name the topic, which holds the visitor's id.
    return { kind: 'retry-later', why: 'the event stream could not be woken' }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
