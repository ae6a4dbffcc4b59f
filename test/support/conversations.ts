import { emptyContext, type Conversation } from '../../src/core/conversation.ts'
import type { IntentMatch } from '../../src/core/intent.ts'

export function conversationOf(
  change: Partial<Conversation> = {},
  context: Partial<Conversation['context']> = {},
): Conversation {
  return {
    id: 'c_1',
    address: { channel: 'web', account: 'ansinh', user: 'u' },
    mode: 'bot',
    slots: {},
    misunderstood: 0,
    openedAt: '2026-11-25T02:00:00.000Z',
    lastCitizenAt: '2026-11-25T02:00:00.000Z',
    version: 1,
    ...change,
    context: { ...emptyContext, ...context },
  }
}

export function matchOf(intent: string, confidence = 0.9, runnersUp: readonly [string, number][] = []): IntentMatch {
  return {
    intent,
    confidence,
    runnersUp: runnersUp.map(([other, chance]) => ({ intent: other, confidence: chance })),
    slots: {},
    entities: [],
    by: 'local',
  }
}
