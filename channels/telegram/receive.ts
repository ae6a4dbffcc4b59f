import type { WebhookRequest } from '../../src/core/channel.ts'
import { sameSecret } from '../kit/signature.ts'
import type { Bot } from './addressed.ts'
import { decodeUpdate, type TelegramOutcome } from './decode-update.ts'
import { parseObject } from '../kit/json.ts'

/**
 * Verifies, then decodes. Telegram signs nothing: the header is the secret given to `setWebhook`, and without a secret
 * of ours nobody is believed. What is genuine is answered with 200 even if we cannot read it: Telegram repeats an
 * update until then, and holds back everything behind it.
 */
export function receiveTelegram(request: WebhookRequest, secret: string | undefined, bot: Bot): TelegramOutcome {
  // Telegram has no GET handshake; a 200 lets monitors look.
  if (request.method === 'GET' || request.method === 'HEAD') return { kind: 'handshake', text: '' }
  if (secret === undefined) return { kind: 'rejected', status: 401, why: 'no webhook secret is set' }
  const given = request.headers['x-telegram-bot-api-secret-token'] ?? ''
  if (given === '') return { kind: 'rejected', status: 401, why: 'secret missing' }
  if (!sameSecret(given, secret)) return { kind: 'rejected', status: 401, why: 'secret mismatch' }
  const { body, receivedAt } = request
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  return decodeUpdate(parseObject(text), bot, receivedAt)
}
