import type { Selectable } from 'kysely'
import type { TranscriptEntry } from './contract.ts'
import type { Schema } from './database.ts'
import { messageMediaOf, type JoinedMedia } from './media.ts'
import type { Conversation } from '../core/conversation.ts'

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

export function entryOf(row: Selectable<Schema['messages']> & JoinedMedia): TranscriptEntry {
  const media = messageMediaOf(row)
  return {
    seq: row.seq,
    id: row.id,
    ...(row.conversation_id === null ? {} : { conversationId: row.conversation_id }),
    direction: row.direction,
    author: row.author,
    content: row.content,
    citations: row.citations,
    at: row.at,
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
    ...(row.delivery === null ? {} : { delivery: row.delivery }),
    ...(row.delivery_note === null ? {} : { deliveryNote: row.delivery_note }),
    ...(row.delivery_failure === null ? {} : { deliveryFailure: row.delivery_failure }),
    ...(row.retried_by === null ? {} : { retriedBy: row.retried_by }),
    ...(row.rating_part ? { ratingPart: true as const } : {}),
    ...(media === undefined ? {} : { media }),
  }
}
