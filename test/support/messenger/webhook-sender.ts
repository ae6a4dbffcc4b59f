import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

/** One try to deliver a batch. */
export interface WebhookTry {
  readonly ok: boolean
  /** 0: no answer. */
  readonly status: number
}

export interface SenderOptions {
  readonly appSecret: string
  readonly verifyToken: string
  readonly webhookUrl?: string
  readonly retries?: boolean
  /** The first wait; each further one is twice as long. */
  readonly retryMs?: number
  readonly tryTimeoutMs?: number
}

export interface WebhookSender {
  url: string
  /** Batches that wait for their next try. */
  readonly pending: number
  /** Resolves after the first try; retries go on behind until a 200. */
  deliver(batch: unknown): Promise<WebhookTry>
  /** As Meta's page does when the URL is saved. */
  saveUrl(verifyToken?: string): Promise<{ readonly status: number; readonly text: string }>
  stop(): void
}

/** Meta's limit. */
const TRY_TIMEOUT_MS = 20_000
const MOST_TRIES = 12

export function createWebhookSender(options: SenderOptions): WebhookSender {
  const stopped = new AbortController()
  let pending = 0

  async function attempt(body: string): Promise<WebhookTry> {
    try {
      const headers = signedHeaders(options.appSecret, body)
      const signal = AbortSignal.timeout(options.tryTimeoutMs ?? TRY_TIMEOUT_MS)
      const response = await fetch(sender.url, { method: 'POST', headers, body, signal })
      await response.arrayBuffer()
      return { ok: response.status === 200, status: response.status }
    } catch {
      return { ok: false, status: 0 }
    }
  }

  async function retry(body: string): Promise<void> {
    pending += 1
    try {
      for (let tries = 1; tries < MOST_TRIES; tries += 1) {
        const ms = (options.retryMs ?? 100) * 2 ** (tries - 1)
        await wait(ms, undefined, { signal: stopped.signal, ref: false })
        if ((await attempt(body)).ok) return
      }
    } catch (error) {
      if (!stopped.signal.aborted) throw error
    } finally {
      pending -= 1
    }
  }

  const sender: WebhookSender = {
    url: options.webhookUrl ?? '',
    get pending() {
      return pending
    },
    async deliver(batch) {
      const body = escaped(JSON.stringify(batch))
      const first = await attempt(body)
      if (!first.ok && options.retries !== false) void retry(body)
      return first
    },
    async saveUrl(verifyToken = options.verifyToken) {
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': verifyToken,
        'hub.challenge': '1158201444',
      })
      const response = await fetch(`${sender.url}?${query.toString()}`)
      return { status: response.status, text: await response.text() }
    },
    stop: () => stopped.abort(),
  }
  return sender
}

/** The documented formula, written out here so that a mistake in the adapter is not repeated in its test. */
export function signedHeaders(appSecret: string, body: string): Record<string, string> {
  const mac = createHmac('sha256', appSecret).update(body).digest('hex')
  return { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${mac}` }
}

/** Meta escapes everything beyond ASCII (`\u0111` for "đ"), and the signature is over those bytes. */
export function escaped(json: string): string {
  return json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
