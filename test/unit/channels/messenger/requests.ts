import type { MessengerConfig } from '../../../../channels/messenger/config.ts'
import type { WebhookRequest } from '../../../../src/core/channel.ts'
import { contractReceivedAt } from '../../../contract/channel.contract.ts'
import { signedHeaders } from '../../../support/messenger/webhook-sender.ts'

export const PAGE = '1906385232743451'
export const U = '1254477777772919'

export const config: MessengerConfig = {
  appSecret: 'app-secret-of-the-tests',
  verifyToken: 'verify-token-of-the-tests',
  pageToken: 'page-token-of-the-tests',
  pageId: PAGE,
  appId: '1517776481860111',
  graphBase: 'http://127.0.0.1:1/v25.0',
}

export function signed(body: string, headers: Readonly<Record<string, string>> = {}): WebhookRequest {
  return {
    method: 'POST',
    path: '/webhooks/messenger',
    query: {},
    headers: { ...signedHeaders(config.appSecret, body), ...headers },
    body: Buffer.from(body),
    receivedAt: contractReceivedAt,
  }
}

/** A batch of one entry with one event of the citizen. */
export function batchOf(event: Readonly<Record<string, unknown>>, list = 'messaging'): string {
  const full = { sender: { id: U }, recipient: { id: PAGE }, timestamp: 1768467600123, ...event }
  return JSON.stringify({ object: 'page', entry: [{ id: PAGE, time: 1768467600523, [list]: [full] }] })
}
