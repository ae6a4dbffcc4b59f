import type { IncomingMessage } from 'node:http'
import type { WebhookRequest } from '../core/channel.ts'

/** The request as adapters see it: plain values, header names in lower case, the first of repeated ones. */
export function webhookRequest(request: IncomingMessage, body: Uint8Array, receivedAt: Date): WebhookRequest {
  const [path = '/', search] = (request.url ?? '/').split('?', 2)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) headers[name] = first
  }
  return {
    method: request.method ?? 'GET',
    path,
    query: search === undefined ? {} : Object.fromEntries(new URLSearchParams(search)),
    headers,
    body,
    receivedAt: receivedAt.toISOString(),
  }
}
