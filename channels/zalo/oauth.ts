import type { Http } from '../kit/http.ts'
import { retryAfterMs } from '../kit/retry-after.ts'
import type { ZaloConfig } from './config.ts'
import { objectOf, stringOf } from '../kit/json.ts'
import { tokensFrom, type StoredTokens } from './stored-tokens.ts'

/** `temporary`: the same call may work later. Else a human OA admin must grant the app again. */
export interface NoToken {
  readonly kind: 'no-token'
  readonly temporary: boolean
  readonly why: string
  readonly afterMs?: number
}

export type RefreshOutcome = { readonly kind: 'renewed'; readonly tokens: StoredTokens } | NoToken

interface RefreshParts {
  /** Of the OAuth host. */
  readonly http: Http
  readonly config: Pick<ZaloConfig, 'appId' | 'appSecret'>
  readonly now: () => Date
}

/** Trades the refresh token for a new pair (Zalo OAuth v4). */
export async function refreshTokens(
  tokens: StoredTokens,
  { http, config, now }: RefreshParts,
): Promise<RefreshOutcome> {
  if (config.appSecret === undefined) return lasting('ZALO_APP_SECRET is not set')
  if (tokens.refreshToken === '') return lasting('no refresh token')
  const form = { refresh_token: tokens.refreshToken, app_id: config.appId, grant_type: 'refresh_token' }
  // No abort signal: a refresh given up half-way could lose the only valid refresh token.
  const answer = await http.post('/v4/oa/access_token', new URLSearchParams(form), {
    headers: { secret_key: config.appSecret },
  })
  if (answer.kind === 'network-error') return temporary(`oauth: ${answer.why}`)
  // Errors come with HTTP 200 too: only a token in the body says that it worked.
  const renewed = tokensFrom(answer.body, tokens, now())
  if (renewed !== undefined) return { kind: 'renewed', tokens: renewed }
  const code = errorCode(answer.body)
  if (code === undefined || code === '-32' || answer.status >= 500 || answer.status === 429) {
    return temporary(`oauth: HTTP ${answer.status}`, retryAfterMs(answer.headers['retry-after'], now()))
  }
  return lasting(`oauth refused the refresh token (${code}): an OA admin must grant the app again`)
}

export function temporary(why: string, afterMs?: number): NoToken {
  return { kind: 'no-token', temporary: true, why, ...(afterMs === undefined ? {} : { afterMs }) }
}

export function lasting(why: string): NoToken {
  return { kind: 'no-token', temporary: false, why }
}

function errorCode(body: unknown): string | undefined {
  const code = stringOf(objectOf(body)?.['error'])
  return code !== undefined && /^[\w-]{1,40}$/.test(code) ? code : undefined
}
