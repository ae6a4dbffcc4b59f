import type { Conversation } from '../../src/core/conversation.ts'
import type { IntentMatch } from '../../src/core/intent.ts'
import type { InboundContent } from '../../src/core/message.ts'
import type { TurnInput } from '../../src/turn/turn.ts'
import { conversationOf, matchOf } from './conversations.ts'
import { smallContent } from './small-content.ts'

/** Understands a message that is an intent's id; anything else is out of scope. */
export function understandsIds(text: string): IntentMatch {
  return /^[a-z_]+\.[a-z_]+$/.test(text) ? matchOf(text) : matchOf('out_of_scope', 0.2)
}

export function turnOf(
  content: InboundContent,
  conversation: Conversation = conversationOf(),
  more: Partial<TurnInput> = {},
): TurnInput {
  return {
    conversation,
    message: {
      channel: 'web',
      externalId: '1',
      from: conversation.address,
      sentAt: '2026-11-25T03:00:00.000Z',
      content,
    },
    now: new Date('2026-11-25T03:00:00.000Z'),
    content: smallContent(),
    understand: understandsIds,
    personKey: 'abc',
    waiting: 0,
    ...more,
  }
}

export const typed = (text: string): InboundContent => ({ kind: 'text', text })
