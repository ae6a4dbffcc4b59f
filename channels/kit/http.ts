import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import axios, { isAxiosError } from 'axios'

/** A platform's answer of any status, or the reason why there was none. Nothing is thrown for either. */
export type HttpOutcome =
  | {
      readonly kind: 'response'
      readonly status: number
      /** Names in lower case; several values of one name are joined by `, `. */
      readonly headers: Readonly<Record<string, string>>
      /** The parsed JSON, else the text. */
      readonly body: unknown
    }
  /** `why` is a code (`timeout`, `aborted`, `ECONNREFUSED` …), never an address: addresses may carry a token. */
  | { readonly kind: 'network-error'; readonly why: string }

export interface HttpCall {
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

export interface Http {
  get(path: string, call?: HttpCall): Promise<HttpOutcome>
  /** A plain value is sent as JSON, `URLSearchParams` as a form. */
  post(path: string, body: unknown, call?: HttpCall): Promise<HttpOutcome>
}

export interface HttpOptions {
  readonly baseUrl: string
  readonly timeoutMs?: number
  readonly headers?: Readonly<Record<string, string>>
}

const DEFAULT_TIMEOUT_MS = 10_000
/** Platform answers are a few hundred bytes; more is a fault or an attack. */
const MAX_RESPONSE_BYTES = 1_048_576
const MAX_REQUEST_BYTES = 10_485_760
const MAX_SOCKETS = 128

/** Sockets stay open between calls: a TLS handshake for each message would cost more than the message. */
const agentOptions = { keepAlive: true, maxSockets: MAX_SOCKETS, scheduling: 'lifo' } as const
const httpAgent = new HttpAgent(agentOptions)
const httpsAgent = new HttpsAgent(agentOptions)

export function createHttp(options: HttpOptions): Http {
  const client = axios.create({
    adapter: 'http',
    baseURL: options.baseUrl.replace(/\/+$/, ''),
    headers: { ...options.headers },
    httpAgent,
    httpsAgent,
    // A redirect would carry the token to another host; a proxy from the environment would see it.
    maxRedirects: 0,
    proxy: false,
    maxContentLength: MAX_RESPONSE_BYTES,
    maxBodyLength: MAX_REQUEST_BYTES,
    responseType: 'text',
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
  })

  async function run(method: 'get' | 'post', path: string, body: unknown, call: HttpCall): Promise<HttpOutcome> {
    const limit = startLimit(call.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS, call.signal)
    try {
      const response = await client.request<unknown>({
        method,
        url: path,
        signal: limit.signal,
        ...(body === undefined ? {} : { data: body }),
        ...(call.headers === undefined ? {} : { headers: { ...call.headers } }),
        ...(call.query === undefined ? {} : { params: call.query }),
      })
      const headers = flatHeaders(response.headers)
      return { kind: 'response', status: response.status, headers, body: parsed(response.data) }
    } catch (error) {
      if (!isAxiosError(error)) throw error
      return { kind: 'network-error', why: limit.reason() ?? error.code ?? 'unknown' }
    } finally {
      limit.end()
    }
  }

  return {
    get: (path, call = {}) => run('get', path, undefined, call),
    post: (path, body, call = {}) => run('post', path, body, call),
  }
}

/**
 * One limit over connect, send and read. Written by hand because axios' own timeout restarts with each byte, and
 * `AbortSignal.any` on a signal that lives as long as the process keeps every call in memory on Node 20.
 */
function startLimit(timeoutMs: number, outer: AbortSignal | undefined) {
  const controller = new AbortController()
  let why: string | undefined
  const stop = (reason: string): void => {
    why ??= reason
    controller.abort()
  }
  const timer = setTimeout(stop, timeoutMs, 'timeout')
  const forget = outer === undefined ? undefined : onAbort(outer, () => stop('aborted'))
  return {
    signal: controller.signal,
    reason: () => why,
    end: () => {
      clearTimeout(timer)
      forget?.()
    },
  }
}

const watchers = new WeakMap<AbortSignal, Set<() => void>>()

/** One listener a signal, however many calls share it: Node warns of a leak from the eleventh on. */
function onAbort(signal: AbortSignal, run: () => void): () => void {
  if (signal.aborted) run()
  let waiting = watchers.get(signal)
  if (waiting === undefined) {
    const added = new Set<() => void>()
    signal.addEventListener('abort', () => added.forEach((stop) => stop()), { once: true })
    watchers.set(signal, added)
    waiting = added
  }
  const all = waiting.add(run)
  return () => all.delete(run)
}

function flatHeaders(headers: object): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || value === null) continue
    flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value)
  }
  return flat
}

function parsed(data: unknown): unknown {
  if (typeof data !== 'string' || data === '') return data
  try {
    return JSON.parse(data)
  } catch {
    // An HTML error page of a gateway: the caller judges by the status.
    return data
  }
}
