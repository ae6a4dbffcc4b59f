import type { ChannelHealth, DeliveryResult } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import { type ChannelAddress, unreachable } from '../../src/core/message.ts'
import type { Http, HttpOutcome } from '../kit/http.ts'
import { retryAfterMs } from '../kit/retry-after.ts'
import type { ZaloConfig } from './config.ts'
import { verdictOf } from './error-codes.ts'
import { idOf, objectOf, stringOf } from './json.ts'
import type { NoToken } from './oauth.ts'
import type { ZaloCall, ZaloMessage } from './render.ts'
import type { TokenSource } from './token-refresh.ts'

export interface ZaloClient {
  send(call: ZaloCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult>
  probe(signal: AbortSignal): Promise<ChannelHealth>
}

interface ClientParts {
  readonly config: Pick<ZaloConfig, 'oaId'>
  /** Of the API host. */
  readonly http: Http
  readonly tokens: TokenSource
  readonly clock: Clock
}

type Answer = { readonly kind: 'answer'; readonly code: number; readonly data: unknown } | DeliveryResult
type Ask = (accessToken: string) => Promise<HttpOutcome>

export function createZaloClient({ config, http, tokens, clock }: ClientParts): ZaloClient {
  /** Kept for the life of the process: an OA that may not send buttons is asked once, not for every message. */
  let buttonsRefused = false

  /** Asks with the current token; when Zalo refuses the token, once more with a renewed one. */
  async function asked(ask: Ask): Promise<Answer> {
    const token = await tokens.current()
    if (token.kind === 'no-token') return withoutToken(token)
    const first = readAnswer(await ask(token.accessToken), clock.now())
    if (first.kind !== 'answer' || verdictOf(first.code) !== 'token') return first
    const renewed = await tokens.renew(token.accessToken)
    if (renewed.kind === 'no-token') return withoutToken(renewed)
    return readAnswer(await ask(renewed.accessToken), clock.now())
  }

  async function post(message: ZaloMessage, to: ChannelAddress, signal: AbortSignal): Promise<Answer> {
    const { path, recipient } = target(to)
    return asked((token) => http.post(path, { recipient, message }, { signal, headers: { access_token: token } }))
  }

  async function send(call: ZaloCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult> {
    const { message, fallback } = call
    // Visitors of the chat plugin are served by the old endpoint, for which no buttons are documented.
    if (fallback === undefined || buttonsRefused || to.thread !== undefined) {
      return resultOf(await post(fallback ?? message, to, signal))
    }
    const rich = await post(message, to, signal)
    if (rich.kind !== 'answer' || verdictOf(rich.code) !== 'plain-text') return resultOf(rich)
    const plain = resultOf(await post(fallback, to, signal))
    // Only if the text passes was it the buttons that Zalo did not like.
    if (plain.kind === 'delivered') buttonsRefused = true
    return plain
  }

  async function probe(signal: AbortSignal): Promise<ChannelHealth> {
    const answer = await asked((token) => http.get('/v2.0/oa/getoa', { signal, headers: { access_token: token } }))
    if (answer.kind !== 'answer') return { ok: false, detail: 'why' in answer ? answer.why : answer.kind }
    if (answer.code !== 0) return { ok: false, detail: `zalo error ${answer.code}` }
    const account = idOf(objectOf(answer.data)?.['oa_id'])
    if (config.oaId !== undefined && account !== undefined && account !== config.oaId) {
      return { ok: false, detail: `the access token belongs to OA ${account}, ZALO_OA_ID is ${config.oaId}` }
    }
    return { ok: true, detail: `OA ${account ?? config.oaId ?? 'reached'}` }
  }

  return { send, probe }
}

function target(to: ChannelAddress): { path: string; recipient: Readonly<Record<string, string>> } {
  if (to.thread === undefined) return { path: '/v3.0/oa/message/cs', recipient: { user_id: to.user } }
  return { path: '/v2.0/oa/message', recipient: { anonymous_id: to.user, conversation_id: to.thread } }
}

/** Zalo answers HTTP 200 also when it refuses: `error` in the body decides. */
function readAnswer(outcome: HttpOutcome, now: Date): Answer {
  if (outcome.kind === 'network-error') return { kind: 'retry-later', why: outcome.why }
  const { status, body } = outcome
  const afterMs = retryAfterMs(outcome.headers['retry-after'], now)
  const wait = afterMs === undefined ? {} : { afterMs }
  const error = stringOf(objectOf(body)?.['error'])
  if (error !== undefined && /^-?\d{1,9}$/.test(error) && status < 500 && status !== 429) {
    const code = Number(error)
    if (verdictOf(code) === 'retry') return { kind: 'retry-later', why: `zalo error ${code}`, ...wait }
    if (code !== 0 || status < 300) return { kind: 'answer', code, data: objectOf(body)?.['data'] }
  }
  // Without a verdict it is not known whether the message went out: twice is better than never.
  if (status >= 500 || status === 429 || status < 300) return { kind: 'retry-later', why: `HTTP ${status}`, ...wait }
  return { kind: 'refused', why: `HTTP ${status}` }
}

function resultOf(answer: Answer): DeliveryResult {
  if (answer.kind !== 'answer') return answer
  const why = `zalo error ${answer.code}`
  const verdict = verdictOf(answer.code)
  switch (verdict) {
    case 'delivered': {
      const externalId = idOf(objectOf(answer.data)?.['message_id'])
      return { kind: 'delivered', ...(externalId === undefined ? {} : { externalId }) }
    }
    case 'token':
      // Also after a renewal: another instance may just have renewed again.
      return { kind: 'retry-later', why }
    case 'retry':
      return { kind: 'retry-later', why }
    case 'window-closed':
    case 'blocked':
      return { kind: verdict, why }
    case 'plain-text':
    case 'refused':
      return { kind: 'refused', why }
    default:
      return unreachable(verdict)
  }
}

function withoutToken(token: NoToken): DeliveryResult {
  if (!token.temporary) return { kind: 'refused', why: token.why }
  return { kind: 'retry-later', why: token.why, ...(token.afterMs === undefined ? {} : { afterMs: token.afterMs }) }
}
