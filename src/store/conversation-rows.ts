import type { Selectable } from 'kysely'
import type { TranscriptEntry } from './contract.ts'
import type { Schema } from './database.ts'
import type { Conversation } from '../core/conversation.ts'
import { laneOf } from '../core/message.ts'

export function conversationOf(row: Selectable<Schema['conversations']>): Conversation {
  return {
    id: row.id,
    address: {
      channel: row.channel,
      account: row.account,
      user: row.user_id,
      ...(row.thread === null ? {} : { thread: row.thread }),
    },
    mode: row.mode,
    ...(row.intent === null ? {} : { intent: row.intent }),
    slots: row.slots,
    misunderstood: row.misunderstood,
    openedAt: row.opened_at,
    lastCitizenAt: row.last_citizen_at,
    version: row.version,
    context: row.context,
  }
}

export function conversationColumns(conversation: Conversation): {
  mode: Conversation['mode']
  intent: string | null
  slots: string
  misunderstood: number
  context: string
  last_citizen_at: string
  version: number
} {
  return {
    mode: conversation.mode,
    intent: conversation.intent ?? null,
    slots: JSON.stringify(conversation.slots),
    misunderstood: conversation.misunderstood,
    context: JSON.stringify(conversation.context),
    last_citizen_at: conversation.lastCitizenAt,
    version: conversation.version + 1,
  }
}

export function newConversationColumns(conversation: Conversation): ReturnType<typeof conversationColumns> & {
  id: Conversation['id']
  lane: string
  channel: string
  account: string
  user_id: string
  thread: string | null
  opened_at: string
  is_current: true
} {
  const { address } = conversation
  return {
    ...conversationColumns(conversation),
    id: conversation.id,
    lane: laneOf(address),
    channel: address.channel,
    account: address.account,
    user_id: address.user,
    thread: address.thread ?? null,
    opened_at: conversation.openedAt,
    is_current: true,
  }
}

export function entryOf(row: Selectable<Schema['messages']>): TranscriptEntry {
  return {
    seq: row.seq,
    id: row.id,
    ...(row.conversation_id === null ? {} : { conversationId: row.conversation_id }),
    direction: row.direction,
    author: row.author,
    content: row.content,
    citations: row.citations,
    at: row.at,
    ...(row.delivery === null ? {} : { delivery: row.delivery }),
    ...(row.delivery_note === null ? {} : { deliveryNote: row.delivery_note }),
  }
}
