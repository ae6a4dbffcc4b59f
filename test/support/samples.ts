import { randomUUID } from 'node:crypto'
import { emptyContext, type Conversation } from '../../src/core/conversation.ts'
import type { Handoff } from '../../src/core/handoff.ts'
import { newConversationId, newHandoffId, newInviteId, newOutboundId, type ConversationId } from '../../src/core/ids.ts'
import type {
  ChannelAddress,
  InboundContent,
  InboundMessage,
  OutboundContent,
  OutboundMessage,
} from '../../src/core/message.ts'
import type { SurveyInvitation } from '../../src/core/rating.ts'
import type { ConversationChange, StaffAccount } from '../../src/store/contract.ts'

/** 08:00 on a Wednesday in Việt Nam: the desk is open. */
export const NOW = '2026-11-25T01:00:00.000Z'

/** A citizen whom no other test knows. */
export function someone(channel = 'fake'): ChannelAddress {
  return { channel, account: 'account', user: randomUUID() }
}

export function says(
  from: ChannelAddress,
  content: InboundContent | string,
  externalId: string = randomUUID(),
): InboundMessage {
  const said: InboundContent = typeof content === 'string' ? { kind: 'text', text: content } : content
  return { channel: from.channel, externalId, from, sentAt: NOW, content: said }
}

export function conversationOf(address: ChannelAddress, change: Partial<Conversation> = {}): Conversation {
  return {
    id: newConversationId(),
    address,
    mode: 'bot',
    slots: {},
    misunderstood: 0,
    openedAt: NOW,
    lastCitizenAt: NOW,
    version: 0,
    context: emptyContext,
    ...change,
  }
}

/** As it is after its first commit. */
export function stored(conversation: Conversation): Conversation {
  return { ...conversation, version: conversation.version + 1 }
}

export function reply(conversation: Conversation, content: OutboundContent | string): OutboundMessage {
  const said: OutboundContent = typeof content === 'string' ? { kind: 'text', text: content } : content
  return {
    id: newOutboundId(),
    conversationId: conversation.id,
    to: conversation.address,
    content: said,
    citations: [],
    author: 'bot',
  }
}

export function changeOf(conversation: Conversation, change: Partial<ConversationChange> = {}): ConversationChange {
  return { conversation, outbound: [], events: [], tasks: [], ...change }
}

export function handoffOf(conversationId: ConversationId, change: Partial<Handoff> = {}): Handoff {
  return {
    id: newHandoffId(),
    conversationId,
    reason: 'asked',
    status: 'waiting',
    queue: 'chung',
    priority: 3,
    summary: 'Hỏi về lương hưu',
    openedAt: NOW,
    dueAt: '2026-11-25T01:15:00.000Z',
    ...change,
  }
}

export function invitationOf(conversationId: ConversationId, change: Partial<SurveyInvitation> = {}): SurveyInvitation {
  return {
    id: newInviteId(),
    conversationId,
    channel: 'fake',
    servedBy: 'bot',
    outcome: 'answered',
    instrumentVersion: 'v1.0',
    personKey: '0123456789abcdef',
    askProbability: 1,
    isTest: false,
    createdAt: NOW,
    expiresAt: '2026-11-28T01:00:00.000Z',
    ...change,
  }
}

export function officer(number: number): StaffAccount {
  const name = `can-bo-${number}-${randomUUID().slice(0, 8)}`
  return {
    id: `s_${name}`,
    username: name,
    displayName: `Cán bộ ${number}`,
    role: 'officer',
    passwordHash: 'not a hash: nobody signs in with it',
    disabled: false,
  }
}
