import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** One try to deliver an update. */
export interface WebhookTry {
  readonly ok: boolean
  /** 0: no answer. */
  readonly status: number
  readonly ms: number
}

export interface WebhookTarget {
  readonly url: string
  readonly secret: string | undefined
}

export interface WebhookSender {
  /** Resolves after the first try; Telegram goes on until it gets a 2xx, and holds back the chat's later updates. */
  deliver(target: WebhookTarget, chat: string, body: string): Promise<WebhookTry>
  readonly failures: readonly number[]
  stop(): void
}

export interface SenderOptions {
  /** Between tries; Telegram's waits grow from a second to minutes. */
  readonly retryMs?: number
  readonly tryTimeoutMs?: number
}

/** `max_connections` of `setWebhook` when it is not given. */
const MAX_CONNECTIONS = 40
/** Telegram gives a webhook 60 s. */
const TRY_TIMEOUT_MS = 60_000

export function createWebhookSender({
  retryMs = 50,
  tryTimeoutMs = TRY_TIMEOUT_MS,
}: SenderOptions = {}): WebhookSender {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS, scheduling: 'lifo' })
  const stopped = new AbortController()
  const lanes = new Map<string, Promise<void>>()
  const failures: number[] = []

  async function untilTaken(target: WebhookTarget, body: string, first: (result: WebhookTry) => void): Promise<void> {
    while (!stopped.signal.aborted) {
      const result = await post(target, agent, body, tryTimeoutMs)
      first(result)
      if (result.ok) return
      failures.push(result.status)
      await wait(retryMs, undefined, { ref: false })
    }
  }

  return {
    failures,
    deliver(target, chat, body) {
      return new Promise((resolve) => {
        const before = lanes.get(chat) ?? Promise.resolve()
        lanes.set(
          chat,
          before.then(() => untilTaken(target, body, resolve)),
        )
      })
    },
    stop() {
      stopped.abort()
      agent.destroy()
    },
  }
}

function post({ url, secret }: WebhookTarget, agent: Agent, body: string, timeoutMs: number): Promise<WebhookTry> {
  const began = performance.now()
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
  }
  return new Promise((resolve) => {
    const finish = (status: number): void => {
      clearTimeout(timer)
      resolve({ ok: status >= 200 && status < 300, status, ms: performance.now() - began })
    }
    const outgoing = request(url, { method: 'POST', agent, headers })
    const timer = setTimeout(() => {
      finish(0)
      outgoing.destroy()
    }, timeoutMs)
    outgoing.on('response', (incoming) => {
      incoming.resume()
      incoming.on('end', () => finish(incoming.statusCode ?? 0))
      incoming.on('error', () => finish(0))
    })
    outgoing.on('error', () => finish(0))
    outgoing.end(body)
  })
}
