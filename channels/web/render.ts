import type { ChannelCapabilities } from '../../src/core/channel.ts'
import { downgrade } from '../../src/core/downgrade.ts'
import type { OutboundMessage } from '../../src/core/message.ts'
import { MAX_TEXT_LENGTH } from './receive.ts'

/** The widget is ours, so the limits are a matter of reading on a 360 px wide screen, not of a platform. */
export const webCapabilities: ChannelCapabilities = {
  choices: true,
  cards: false,
  images: false,
  typing: false,
  receipts: false,
  maxTextLength: MAX_TEXT_LENGTH,
  maxChoices: 8,
  maxChoiceLabel: 60,
}

/** The widget draws the message as it is; one that fits is one call. */
export function render(message: OutboundMessage): readonly OutboundMessage[] {
  return downgrade(message, webCapabilities)
}
