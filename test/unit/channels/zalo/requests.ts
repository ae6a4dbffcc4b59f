import type { WebhookRequest } from '../../../../src/core/channel.ts'
import { parseObject, stringOf } from '../../../../channels/kit/json.ts'
import { contractReceivedAt } from '../../../contract/channel.contract.ts'
import { signedHeaders } from '../../../support/zalo/webhook-sender.ts'

export const U = '2468458835'

export const config = {
  appId: '3608465249',
  appSecret: 'app-secret-of-the-tests',
  oaSecretKey: 'oa-secret-of-the-tests',
  accessToken: 'first-access-token',
  refreshToken: 'first-refresh-token',
  apiBase: 'http://127.0.0.1:1',
  oauthBase: 'http://127.0.0.1:1',
}

/** As Zalo signs: for the app named in the body, with the header's timestamp, else the body's. */
export function signed(body: string, headers: Readonly<Record<string, string>> = {}): WebhookRequest {
  const event = parseObject(body)
  const appId = stringOf(event?.['app_id']) ?? config.appId
  const timestamp = headers['x-zevent-timestamp'] ?? stringOf(event?.['timestamp']) ?? ''
  return {
    method: 'POST',
    path: '/webhooks/zalo',
    query: {},
    headers: { ...signedHeaders({ appId, oaSecret: config.oaSecretKey }, body, timestamp), ...headers },
    body: Buffer.from(body),
    receivedAt: contractReceivedAt,
  }
}
