import type { WebhookOutcome, WebhookRequest } from '../../src/core/channel.ts'
import { hmacSha256Hex, sameHex } from '../kit/signature.ts'
import type { OwnMailbox } from './auto-mail.ts'
import { decodeMail } from './decode-mail.ts'

export interface ReceiveConfig extends OwnMailbox {
  readonly webhookSecret?: string
}

/**
 * Raw MIME from a provider or from our own mail server: `X-Ansinh-Signature: sha256=<hex HMAC-SHA256(secret, body)>`.
 * What is genuine is answered with 200 even if it is not for us: a mail server would send it again for days.
 */
export async function receiveEmail(request: WebhookRequest, config: ReceiveConfig): Promise<WebhookOutcome> {
  const given = request.headers['x-ansinh-signature'] ?? ''
  if (given === '') return { kind: 'rejected', status: 401, why: 'signature missing' }
  if (!isGenuine(given, request.body, config.webhookSecret)) {
    return { kind: 'rejected', status: 401, why: 'signature mismatch' }
  }
  return decodeMail(request.body, request.receivedAt, config)
}

/** Without a secret nothing is genuine. */
function isGenuine(given: string, body: Uint8Array, secret: string | undefined): boolean {
  const hex = /^\s*sha256=([0-9a-f]{64})\s*$/i.exec(given)?.[1]
  return hex !== undefined && secret !== undefined && sameHex(hex, hmacSha256Hex(secret, body))
}
