import type { IncomingMessage, ServerResponse } from 'node:http'
import { allowAnyPage, answerPreflight } from './any-page.ts'
import { readBody } from './read-body.ts'
import { webhookRequest } from './webhook-request.ts'
import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../core/channel.ts'
import type { Clock } from '../core/clock.ts'
import type { Intake } from '../intake/accept-inbound.ts'
import type { RateLimit } from '../intake/rate-limit.ts'
import type { Logger } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'

export interface WebhookParts {
  readonly channels: readonly ChannelAdapter[]
  readonly intake: Intake
  /** For channels that a browser can post to; platforms are trusted by their signature. */
  readonly rateLimit: RateLimit
  readonly addressOf: (request: IncomingMessage) => string
  readonly clock: Clock
  readonly metrics: Metrics
  readonly log: Logger
}

/** Platforms' events are small; Zalo's and Meta's largest carry a few links. */
const PLATFORM_LIMIT = 1024 * 1024
/** A citizen's longest letter, written as JSON escapes, fits with room for a polite refusal. */
const BROWSER_LIMIT = 160 * 1024

export type WebhookHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * The paths that platforms post to, served before Express: its middlewares cost more than the work (measured: a third
 * of bare `node:http`'s rate). Nothing is answered 2xx before it is stored.
 */
export function createWebhooks(parts: WebhookParts): ReadonlyMap<string, WebhookHandler> {
  return new Map(parts.channels.map((channel) => [channel.webhookPath, handlerFor(parts, channel)]))
}

function handlerFor(parts: WebhookParts, channel: ChannelAdapter): WebhookHandler {
  const { metrics, clock, log } = parts
  const browser = channel.identify !== undefined
  return async (incoming, response) => {
    if (browser && incoming.method === 'OPTIONS') return answerPreflight(response)
    if (browser) allowAnyPage(response)
    const body = await readBody(incoming, browser ? BROWSER_LIMIT : (channel.maxRequestBytes ?? PLATFORM_LIMIT))
    if (body.kind !== 'body') {
      metrics.webhook(channel.id, body.kind)
      // What is left of the body is not read: the connection ends with the answer.
      response.setHeader('Connection', 'close')
      return problem(response, 413, 'Nội dung gửi lên quá lớn.')
    }
    const request = webhookRequest(incoming, body.bytes, clock.now())
    const outcome = await read(parts, channel, request)
    metrics.webhook(channel.id, outcome.kind)
    if (outcome.kind === 'rejected') metrics.rejected(channel.id, outcome.status)
    if (outcome.kind === 'ignored') metrics.ignored(channel.id, outcome.what)
    try {
      await answer(parts, { channel, request, outcome, response, ip: parts.addressOf(incoming) })
    } catch (error) {
      log.error({ error, channel: channel.id }, 'webhook not stored')
      problem(response, 503, 'Hệ thống đang bận, xin thử lại sau ít phút.')
    }
  }
}

/** A body that an adapter stumbles over would be sent again and again, until the platform switches the webhook off. */
async function read({ log }: WebhookParts, channel: ChannelAdapter, request: WebhookRequest): Promise<WebhookOutcome> {
  try {
    return await channel.receive(request)
  } catch (error) {
    log.error({ error, channel: channel.id }, 'webhook not readable')
    return { kind: 'ignored', what: 'unreadable' }
  }
}

interface Answering {
  readonly channel: ChannelAdapter
  readonly request: WebhookRequest
  readonly outcome: WebhookOutcome
  readonly response: ServerResponse
  readonly ip: string
}

async function answer(parts: WebhookParts, { channel, request, outcome, response, ip }: Answering): Promise<void> {
  switch (outcome.kind) {
    case 'handshake':
      return plain(response, outcome.text)
    case 'ignored':
      return plain(response, '')
    case 'rejected': {
      const detail = channel.identify === undefined ? undefined : outcome.why
      return problem(response, outcome.status, detail, outcome.field)
    }
    case 'messages': {
      const browser = channel.identify?.(request)
      if (browser !== undefined) {
        const wait = await parts.rateLimit.check(browser, ip)
        if (wait > 0) {
          response.setHeader('Retry-After', String(wait))
          return problem(response, 429, 'Anh/chị gửi hơi nhanh. Xin chờ một phút rồi gửi tiếp.')
        }
      }
      await parts.intake.accept(outcome.messages)
      void sendAtOnce(channel, outcome)
      return browser === undefined ? plain(response, '') : json(response, 202, { accepted: true })
    }
  }
}

const AT_ONCE_WITHIN_MS = 10_000

/** Not in the outbox: nobody waits for these calls, and `send` answers with a value, whatever happens. */
async function sendAtOnce(
  channel: ChannelAdapter,
  { messages, calls = [] }: Extract<WebhookOutcome, { kind: 'messages' }>,
): Promise<void> {
  const [message] = messages
  if (message === undefined || calls.length === 0) return
  const signal = AbortSignal.timeout(AT_ONCE_WITHIN_MS)
  for (const call of calls) await channel.send(call, message.from, signal).catch(() => undefined)
}

function plain(response: ServerResponse, text: string): void {
  response.statusCode = 200
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end(text)
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.end(JSON.stringify(body))
}

const titles: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không hợp lệ',
  401: 'Chưa được phép',
  403: 'Không được phép',
  413: 'Quá lớn',
  422: 'Dữ liệu chưa đúng',
  429: 'Gửi quá nhanh',
  503: 'Hệ thống đang bận',
}

/** RFC 9457. Platforms get the status alone: nothing of what they sent is echoed. */
function problem(response: ServerResponse, status: number, detail?: string, field?: string): void {
  response.statusCode = status
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8')
  response.end(JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Có lỗi', status, detail, field }))
}
