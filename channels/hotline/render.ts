import type { ChannelCapabilities } from '../../src/core/channel.ts'
import { downgrade } from '../../src/core/downgrade.ts'
import type { OutboundMessage } from '../../src/core/message.ts'

/** Nothing can be shown to someone on the phone; the lengths only keep a message whole until it is refused. */
export const hotlineCapabilities: ChannelCapabilities = {
  choices: false,
  cards: false,
  images: false,
  typing: false,
  receipts: false,
  maxTextLength: 2_000,
  maxChoices: 0,
  maxChoiceLabel: 0,
}

export interface HotlineCall {
  readonly text: string
}

export function render(message: OutboundMessage): readonly HotlineCall[] {
  return downgrade(message, hotlineCapabilities).map(({ content }) => ({ text: content.text }))
}
