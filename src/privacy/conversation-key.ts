import { createHmac } from 'node:crypto'
import type { ConversationId } from '../core/ids.ts'

/** The conversation's pseudonym in the survey store: 16 hex digits, which lead back to no chat without the secret. */
export function conversationKey(secret: string, id: ConversationId): string {
  return createHmac('sha256', secret).update(`conversation|${id}`).digest('hex').slice(0, 16)
}
