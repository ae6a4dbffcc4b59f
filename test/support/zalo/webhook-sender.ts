import { createHash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** One try to deliver an event. */
export interface WebhookTry {
  readonly ok: boolean
  /** 0: no answer. */
  readonly status: number
  readonly ms: number
  readonly why?: string
}

export interface WebhookState {
  accepted: number
  /** Tries that did not get a 200 in time. */
  failed: number
  /** Events that wait for their next try. */
  pending: number
  /** After the last failed retry Zalo sends nothing any more until somebody switches the webhook on again. */
  disabled: boolean
}

export interface WebhookSender {
  readonly state: WebhookState
  url: string
  /** Resolves after the first try; retries go on behind. */
  deliver(body: string, timestamp: string): Promise<WebhookTry>
  /** As the console does when the URL is saved: `{}` without a signature. */
  saveUrl(): Promise<WebhookTry>
  enable(): void
  /** The signature headers of a body, for requests that do not go over HTTP. */
  sign(body: string, timestamp: string): Record<string, string>
  stop(): void
}

export interface SenderOptions {
  readonly appId: string
  readonly oaSecret: string
  readonly webhookUrl?: string
  /** Scales the documented waits; 0.01 makes 30 s 0.3 s. */
  readonly retryFactor?: number
  readonly retries?: boolean
  readonly tryTimeoutMs?: number
  /** Also send the timestamp as `X-ZEvent-Timestamp`, as some deliveries do. */
  readonly timestampHeader?: boolean
}

/** 30 s, 5 min, 15 min, 30 min, 1 h (Zalo's documentation of Webhook Retry). */
const RETRY_WAITS_MS = [30_000, 300_000, 900_000, 1_800_000, 3_600_000]
const TRY_TIMEOUT_MS = 2000
/** As many at a time as a burst needs on one machine. */
const MAX_SOCKETS = 256

export function createWebhookSender(options: SenderOptions): WebhookSender {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS, scheduling: 'lifo' })
  const stopped = new AbortController()
  // While the application is down thousands of events may wait for their next try.
  setMaxListeners(0, stopped.signal)
  const state: WebhookState = { accepted: 0, failed: 0, pending: 0, disabled: false }
  const tryTimeoutMs = options.tryTimeoutMs ?? TRY_TIMEOUT_MS

  async function attempt(body: string, headers: Readonly<Record<string, string>>): Promise<WebhookTry> {
    if (state.disabled) return { ok: false, status: 0, ms: 0, why: 'webhook disabled' }
    const result = await post(sender.url, agent, body, headers, tryTimeoutMs)
    if (result.ok) state.accepted += 1
    else state.failed += 1
    return result
  }

  async function retry(body: string, headers: Readonly<Record<string, string>>): Promise<void> {
    state.pending += 1
    try {
      for (const [index, ms] of RETRY_WAITS_MS.entries()) {
        await wait(ms * (options.retryFactor ?? 0.01), undefined, { signal: stopped.signal, ref: false })
        const result = await attempt(body, { ...headers, num_retry: String(index + 1) })
        if (result.ok || state.disabled) return
      }
      state.disabled = true
    } catch (error) {
      if (!stopped.signal.aborted) throw error
    } finally {
      state.pending -= 1
    }
  }

  const sender: WebhookSender = {
    state,
    url: options.webhookUrl ?? '',
    async deliver(body, timestamp) {
      const headers = signedHeaders(options, body, timestamp)
      const first = await attempt(body, headers)
      if (!first.ok && options.retries !== false && !state.disabled) void retry(body, headers)
      return first
    },
    saveUrl: () => attempt('{}', { 'content-type': 'application/json' }),
    enable() {
      state.disabled = false
    },
    sign: (body, timestamp) => signedHeaders(options, body, timestamp),
    stop() {
      stopped.abort()
      agent.destroy()
    },
  }
  return sender
}

/** The documented formula, written out here so that a mistake in the adapter is not repeated in its test. */
export function signedHeaders(
  options: Pick<SenderOptions, 'appId' | 'oaSecret' | 'timestampHeader'>,
  body: string,
  timestamp: string,
): Record<string, string> {
  const mac = createHash('sha256').update(`${options.appId}${body}${timestamp}${options.oaSecret}`).digest('hex')
  return {
    'content-type': 'application/json',
    'x-zevent-signature': `mac=${mac}`,
    ...(options.timestampHeader === true ? { 'x-zevent-timestamp': timestamp } : {}),
  }
}

function post(
  url: string,
  agent: Agent,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<WebhookTry> {
  const began = performance.now()
  const bytes = Buffer.from(body)
  return new Promise((resolve) => {
    const finish = (status: number, why?: string): void => {
      clearTimeout(timer)
      const ms = performance.now() - began
      resolve({ ok: status === 200, status, ms, ...(why === undefined ? {} : { why }) })
    }
    const outgoing = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': bytes.length } })
    const timer = setTimeout(() => {
      finish(0, 'timeout')
      outgoing.destroy()
    }, timeoutMs)
    outgoing.on('response', (incoming) => {
      incoming.resume()
      incoming.on('end', () => finish(incoming.statusCode ?? 0))
      incoming.on('error', () => finish(0, 'answer cut off'))
    })
    outgoing.on('error', (error) => finish(0, error.message))
    outgoing.end(bytes)
  })
}
