import type { WebhookOutcome, WebhookRequest } from '../../src/core/channel.ts'
import { hmacSha256Hex, sameHex, sameSecret } from '../kit/signature.ts'
import type { MessengerConfig } from './config.ts'
import { decodeBatch } from './decode-batch.ts'
import { eventTime } from './event-time.ts'
import { objectsOf, parseObject, type Json } from '../kit/json.ts'

type ReceiveConfig = Pick<MessengerConfig, 'appSecret' | 'verifyToken' | 'pageId' | 'appId' | 'webhookMaxAgeHours'>

const HOUR_MS = 3_600_000

/**
 * Verifies, then decodes. What is genuine is answered with 200 even if we cannot read it: Meta repeats everything else
 * and in the end takes the page's subscription away.
 */
export function receiveMessenger(request: WebhookRequest, config: ReceiveConfig): WebhookOutcome {
  if (request.method === 'GET' || request.method === 'HEAD') return verify(request, config)
  const given = request.headers['x-hub-signature-256'] ?? ''
  if (given.trim() === '') return { kind: 'rejected', status: 401, why: 'signature missing' }
  if (!isGenuine(given, request.body, config)) return { kind: 'rejected', status: 401, why: 'signature mismatch' }
  const { buffer, byteOffset, byteLength } = request.body
  const batch = parseObject(Buffer.from(buffer, byteOffset, byteLength).toString('utf8'))
  if (batch === undefined) return { kind: 'ignored', what: 'malformed' }
  if (isTooOld(batch, request, config)) return { kind: 'rejected', status: 401, why: 'event too old' }
  return decodeBatch(batch, request, config)
}

/** Ten digits today; what else might be echoed as text stays short and harmless. */
const CHALLENGE = /^[\w.~-]{1,256}$/

/** On saving the webhook's URL Meta asks whether we know the token that was typed in beside it. */
function verify({ query }: WebhookRequest, { verifyToken }: ReceiveConfig): WebhookOutcome {
  const token = query['hub.verify_token'] ?? ''
  const challenge = query['hub.challenge'] ?? ''
  if (query['hub.mode'] !== 'subscribe' || !sameSecret(token, verifyToken)) {
    return { kind: 'rejected', status: 403, why: 'verify token mismatch' }
  }
  if (!CHALLENGE.test(challenge)) return { kind: 'rejected', status: 400, why: 'challenge unreadable' }
  return { kind: 'handshake', text: challenge }
}

/** HMAC-SHA256 over the bytes as sent: Meta writes `\u1ea1` for `ạ`, JSON that was parsed and written again does not. */
function isGenuine(given: string, body: Uint8Array, { appSecret }: ReceiveConfig): boolean {
  const [, mac] = /^\s*sha256=([0-9a-f]{64})\s*$/i.exec(given) ?? []
  return mac !== undefined && sameHex(mac, hmacSha256Hex(appSecret, body))
}

/** A batch is as old as its newest event. */
function isTooOld(batch: Json, request: WebhookRequest, { webhookMaxAgeHours }: ReceiveConfig): boolean {
  if (webhookMaxAgeHours === undefined) return false
  const entries = objectsOf(batch['entry'])
  const events = entries.flatMap((entry) => [...objectsOf(entry['messaging']), ...objectsOf(entry['standby'])])
  const stamps = [...entries.map((entry) => entry['time']), ...events.map((event) => event['timestamp'])]
  const times = stamps.map(eventTime).filter((time) => time !== undefined)
  if (times.length === 0) return false
  const newest = Math.max(...times.map((time) => Date.parse(time)))
  return Date.parse(request.receivedAt) - newest > webhookMaxAgeHours * HOUR_MS
}
