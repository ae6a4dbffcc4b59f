import { createHmac } from 'node:crypto'
import type { EmailConfig } from '../../../../channels/email/config.ts'
import type { WebhookRequest } from '../../../../src/core/channel.ts'
import { contractReceivedAt } from '../../../contract/channel.contract.ts'

export const config: EmailConfig = {
  address: 'hotro@ansinh.example',
  name: 'An Sinh',
  domain: 'ansinh.example',
  smtp: { host: '127.0.0.1', port: 1, secure: false, user: 'hotro', password: 'smtp-password-of-the-tests' },
  webhookSecret: 'webhook-secret-of-the-tests',
}

/** Fixtures whose bytes are no UTF-8 hold them in base64. */
export function bytesOf(body: string): Buffer {
  return body.startsWith('base64:') ? Buffer.from(body.slice('base64:'.length), 'base64') : Buffer.from(body)
}

/** The documented signature, written out here so that a mistake in the adapter is not repeated in its test. */
export function signed(body: string, headers: Readonly<Record<string, string>> = {}): WebhookRequest {
  const bytes = bytesOf(body)
  const mac = createHmac('sha256', config.webhookSecret ?? '')
    .update(bytes)
    .digest('hex')
  return {
    method: 'POST',
    path: '/webhooks/email',
    query: {},
    headers: { 'content-type': 'message/rfc822', 'x-ansinh-signature': `sha256=${mac}`, ...headers },
    body: bytes,
    receivedAt: contractReceivedAt,
  }
}
