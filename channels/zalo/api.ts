import type { DeliveryResult } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { Http, HttpCall, HttpOutcome } from '../kit/http.ts'
import { retryAfterMs } from '../kit/retry-after.ts'
import { hmacSha256Hex } from '../kit/signature.ts'
import type { ZaloConfig } from './config.ts'
import { reasonOf, verdictOf } from './error-codes.ts'
import { objectOf, stringOf } from '../kit/json.ts'
import type { NoToken } from './oauth.ts'
import type { TokenSource } from './token-refresh.ts'

/** Zalo's own answer, good or bad, or the result of a call that got none. */
export type ZaloAnswer = { readonly kind: 'answer'; readonly code: number; readonly data: unknown } | DeliveryResult

export interface ZaloApi {
  get(path: string, signal: AbortSignal): Promise<ZaloAnswer>
  post(path: string, body: unknown, signal: AbortSignal): Promise<ZaloAnswer>
}

interface ApiParts {
  readonly config: Pick<ZaloConfig, 'appSecret'>
  /** Of the API host. */
  readonly http: Http
  readonly tokens: TokenSource
  readonly clock: Clock
}

type Ask = (call: HttpCall) => Promise<HttpOutcome>

/** What waits for an operator is tried again this often: soon after the repair, and no load until then. */
export const OPERATOR_WAIT_MS = 3_600_000
/** The limit counts a minute (4000 requests): until some of it has passed further calls only make it longer. */
const RATE_PAUSE_MS = 10_000

/** Calls with what every call needs: the token, renewed once when refused; the proof where demanded; a pause at −32. */
export function createZaloApi({ config, http, tokens, clock }: ApiParts): ZaloApi {
  const { appSecret } = config
  /** Kept for the life of the process: an app that demands proofs is asked without one only once. */
  let provesSecret = false
  let pausedUntil = 0

  async function once(ask: Ask, signal: AbortSignal, token: string): Promise<ZaloAnswer> {
    const proof = provesSecret && appSecret !== undefined ? hmacSha256Hex(appSecret, token) : undefined
    // "A parameter for API calls" (zalo-java-sdk, AppSecretProofUtil): whether of the header or the query is not said.
    const proved = proof === undefined ? {} : { appsecret_proof: proof }
    const call = {
      signal,
      headers: { access_token: token, ...proved },
      ...(proof === undefined ? {} : { query: proved }),
    }
    const outcome = await ask(call)
    const answer = readAnswer(outcome, clock.now())
    if (isOverLimit(outcome)) pausedUntil = clock.now().getTime() + waitOf(answer, RATE_PAUSE_MS)
    if (answer.kind !== 'answer' || verdictOf(answer.code) !== 'proof') return answer
    if (provesSecret || appSecret === undefined) return answer
    provesSecret = true
    return once(ask, signal, token)
  }

  /** Asks with the current token; when Zalo refuses the token, once more with a renewed one. */
  async function asked(ask: Ask, signal: AbortSignal): Promise<ZaloAnswer> {
    const afterMs = pausedUntil - clock.now().getTime()
    if (afterMs > 0) return { kind: 'retry-later', afterMs, why: reasonOf(-32) }
    const token = await tokens.current()
    if (token.kind === 'no-token') return withoutToken(token)
    const first = await once(ask, signal, token.accessToken)
    if (first.kind !== 'answer' || verdictOf(first.code) !== 'token') return first
    const renewed = await tokens.renew(token.accessToken)
    if (renewed.kind === 'no-token') return withoutToken(renewed)
    return once(ask, signal, renewed.accessToken)
  }

  return {
    get: (path, signal) => asked((call) => http.get(path, call), signal),
    post: (path, body, signal) => asked((call) => http.post(path, body, call), signal),
  }
}

/** Zalo answers HTTP 200 also when it refuses: `error` in the body decides. */
function readAnswer(outcome: HttpOutcome, now: Date): ZaloAnswer {
  if (outcome.kind === 'network-error') return { kind: 'retry-later', why: outcome.why }
  const { status, body } = outcome
  const afterMs = retryAfterMs(outcome.headers['retry-after'], now)
  const wait = afterMs === undefined ? {} : { afterMs }
  const code = codeIn(body)
  if (code !== undefined && status < 500 && status !== 429) {
    if (verdictOf(code) === 'retry') return { kind: 'retry-later', why: reasonOf(code), ...wait }
    if (code !== 0 || status < 300) return { kind: 'answer', code, data: objectOf(body)?.['data'] }
  }
  // Without a verdict it is not known whether the message went out: twice is better than never.
  if (status >= 500 || status === 429 || status < 300) return { kind: 'retry-later', why: `HTTP ${status}`, ...wait }
  return { kind: 'refused', why: `HTTP ${status}` }
}

function codeIn(body: unknown): number | undefined {
  const error = stringOf(objectOf(body)?.['error'])?.trim() ?? ''
  return /^-?\d{1,9}$/.test(error) ? Number(error) : undefined
}

function isOverLimit(outcome: HttpOutcome): boolean {
  return outcome.kind === 'response' && (outcome.status === 429 || codeIn(outcome.body) === -32)
}

function waitOf(answer: ZaloAnswer, fallback: number): number {
  return answer.kind === 'retry-later' ? (answer.afterMs ?? fallback) : fallback
}

/** A broken chain of tokens is repaired by a person too: nothing is lost until then. */
function withoutToken({ temporary, why, afterMs }: NoToken): DeliveryResult {
  if (!temporary) return { kind: 'retry-later', why, afterMs: OPERATOR_WAIT_MS }
  return { kind: 'retry-later', why, ...(afterMs === undefined ? {} : { afterMs }) }
}
