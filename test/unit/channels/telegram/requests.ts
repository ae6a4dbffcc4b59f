import type { WebhookRequest } from '../../../../src/core/channel.ts'
import { contractReceivedAt } from '../../../contract/channel.contract.ts'

export const U = '5000000005'

export const config = {
  botToken: '7000000007:token-of-the-tests',
  botId: '7000000007',
  webhookSecret: 'webhook_secret-of-the-tests',
  apiRoot: 'http://127.0.0.1:1',
}

export const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/** As Telegram posts it: the secret of `setWebhook` in a header, nothing signed. */
export function posted(body: string, headers: Readonly<Record<string, string>> = {}): WebhookRequest {
  return {
    method: 'POST',
    path: '/webhooks/telegram',
    query: {},
    headers: { 'content-type': 'application/json', [SECRET_HEADER]: config.webhookSecret, ...headers },
    body: Buffer.from(body),
    receivedAt: contractReceivedAt,
  }
}
