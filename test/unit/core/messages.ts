import type { ChannelCapabilities } from '../../../src/core/channel.ts'
import type { OutboundContent, OutboundMessage } from '../../../src/core/message.ts'

export const plainChannel: ChannelCapabilities = {
  choices: false,
  cards: false,
  images: false,
  typing: false,
  receipts: false,
  maxTextLength: 100,
  maxChoices: 0,
  maxChoiceLabel: 0,
}

export const buttonChannel: ChannelCapabilities = {
  ...plainChannel,
  choices: true,
  maxTextLength: 60,
  maxChoices: 5,
  maxChoiceLabel: 20,
}

export function messageOf(content: OutboundContent): OutboundMessage {
  return {
    id: 'o_1',
    conversationId: 'c_1',
    to: { channel: 'web', account: 'ansinh', user: 'u' },
    content,
    citations: [],
    author: 'bot',
  }
}
