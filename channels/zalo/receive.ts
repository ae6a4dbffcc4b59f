import type { WebhookOutcome, WebhookRequest } from '../../src/core/channel.ts'
import { sameHex, sha256Hex } from '../kit/signature.ts'
import type { ZaloConfig } from './config.ts'
import { decodeEvent, eventTime } from './decode-event.ts'
import { idOf, parseObject, stringOf, type Json } from '../kit/json.ts'

type ReceiveConfig = Pick<ZaloConfig, 'appId' | 'oaSecretKey' | 'oaId' | 'webhookMaxAgeHours'>

const HOUR_MS = 3_600_000

/**
 * Verifies, then decodes. What is genuine is answered with 200 even if we cannot read it: after six failed tries Zalo
 * switches the webhook off and every citizen is cut off until somebody switches it on again.
 */
export function receiveZalo(request: WebhookRequest, config: ReceiveConfig): WebhookOutcome {
  // Zalo has no GET handshake; a 200 lets monitors look.
  if (request.method === 'GET' || request.method === 'HEAD') return { kind: 'handshake', text: '' }
  const text = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength).toString('utf8')
  const given = request.headers['x-zevent-signature'] ?? ''
  if (given === '') {
    // On saving the URL the console posts an unsigned `{}` and reports "cannot connect" unless it gets 200.
    if (/^\s*\{\s*\}\s*$/.test(text)) return { kind: 'handshake', text: '' }
    return { kind: 'rejected', status: 401, why: 'signature missing' }
  }
  const event = parseObject(text)
  if (!isGenuine(given, request, event, config)) return { kind: 'rejected', status: 401, why: 'signature mismatch' }
  if (event === undefined) return { kind: 'ignored', what: 'malformed' }
  if (isTooOld(event, request, config)) return { kind: 'rejected', status: 401, why: 'event too old' }
  return decodeEvent(event, request, config.oaId)
}

/**
 * `mac = hex(SHA256(appId + raw body + timestamp + OA secret))`: plain SHA-256 without separators (zalo-java-sdk,
 * MacUtils). Some deliveries carry the timestamp in a header; one app may sign for another that shares our OA.
 */
function isGenuine(given: string, request: WebhookRequest, event: Json | undefined, config: ReceiveConfig): boolean {
  const mac = given.replace(/^\s*(?:mac\s*=)?\s*/i, '').trimEnd()
  const apps = distinct([config.appId, partOf(event?.['app_id'])])
  const times = distinct([partOf(request.headers['x-zevent-timestamp']), stringOf(event?.['timestamp']) ?? ''])
  return apps.some((app) => times.some((time) => sameHex(mac, sha256Hex(app, request.body, time, config.oaSecretKey))))
}

/** Without separators a forger could move bytes of the body into its neighbours: those may only look like an id. */
function partOf(value: unknown): string | undefined {
  const text = idOf(value)
  return text !== undefined && /^[\w.:+-]{1,64}$/.test(text) ? text : undefined
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))]
}

function isTooOld(event: Json, request: WebhookRequest, config: ReceiveConfig): boolean {
  const sentAt = eventTime(event)
  if (config.webhookMaxAgeHours === undefined || sentAt === undefined) return false
  return Date.parse(request.receivedAt) - sentAt > config.webhookMaxAgeHours * HOUR_MS
}
