import type { WebhookOutcome, WebhookRequest } from '../../src/core/channel.ts'
import { decodeComment } from './decode-comment.ts'
import { decodeEvent, type Decoded, type EventContext } from './decode-event.ts'
import { idOf, objectsOf, type Json } from '../kit/json.ts'

interface BatchConfig {
  readonly pageId?: string
  readonly appId?: string
}

/**
 * Meta batches: several entries, several events in each, in three lists. Each event is read on its own, so that one
 * that cannot be read does not take the others with it.
 */
export function decodeBatch(batch: Json, request: WebhookRequest, config: BatchConfig): WebhookOutcome {
  if (batch['object'] !== 'page') return { kind: 'ignored', what: 'other-object' }
  const decoded = objectsOf(batch['entry']).flatMap((entry) => decodeEntry(entry, request, config))
  const messages = decoded.flatMap((one) => (one.kind === 'messages' ? one.messages : []))
  if (messages.length > 0) return { kind: 'messages', messages }
  const ignored = decoded.find((one) => one.kind === 'ignored')
  return { kind: 'ignored', what: ignored?.what ?? 'empty' }
}

function decodeEntry(entry: Json, request: WebhookRequest, { pageId, appId }: BatchConfig): readonly Decoded[] {
  const context: EventContext = {
    account: idOf(entry['id']) ?? pageId,
    standby: false,
    receivedAt: request.receivedAt,
    ...(appId === undefined ? {} : { appId }),
  }
  return [
    ...objectsOf(entry['messaging']).map((event) => decodeEvent(event, context)),
    ...objectsOf(entry['standby']).map((event) => decodeEvent(event, { ...context, standby: true })),
    ...objectsOf(entry['changes']).map((change) => decodeComment(change, context)),
  ]
}
