import type { ChannelAdapter, DeliveryResult } from '../../src/core/channel.ts'
import type { OutboundMessage } from '../../src/core/message.ts'

export interface FakeChannel {
  readonly adapter: ChannelAdapter<OutboundMessage>
  /** What the platform got, in order, repeats included. */
  readonly got: readonly OutboundMessage[]
  /** How the platform answers from now on; what it answers `delivered` it has got. */
  answer(how: (message: OutboundMessage, signal: AbortSignal) => DeliveryResult | Promise<DeliveryResult>): void
  textsTo(user: string): string[]
}

/** A platform in memory: an adapter like any other, for tests of what surrounds it. */
export function createFakeChannel(options: { maxTextLength?: number } = {}): FakeChannel {
  const got: OutboundMessage[] = []
  let how: Parameters<FakeChannel['answer']>[0] = () => ({ kind: 'delivered' })
  return {
    got,
    answer(next) {
      how = next
    },
    textsTo: (user) => got.filter(({ to }) => to.user === user).map(({ content }) => content.text),
    adapter: {
      id: 'fake',
      capabilities: {
        choices: true,
        cards: false,
        images: false,
        typing: false,
        receipts: false,
        maxTextLength: options.maxTextLength ?? 20_000,
        maxChoices: 20,
        maxChoiceLabel: 200,
      },
      webhookPath: '/webhooks/fake',
      receive: () => ({ kind: 'ignored', what: 'not used' }),
      render: (message) => [message],
      async send(call, _to, signal) {
        const result = await how(call, signal)
        if (result.kind === 'delivered') got.push(call)
        return result
      },
      probe: () => Promise.resolve({ ok: true, detail: '' }),
    },
  }
}
