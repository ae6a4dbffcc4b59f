import { randomBytes } from 'node:crypto'
import type { PlatformClock } from './platform-clock.ts'

/** Access tokens live 25 h and die at the refresh; a refresh token works once, for 3 months. */
const ACCESS_LIFE_S = 90_000
const REFRESH_LIFE_MS = 90 * 86_400_000

export interface TokenPair {
  readonly accessToken: string
  readonly refreshToken: string
}

export interface TokenBook {
  readonly pair: TokenPair
  readonly refreshes: number
  /** The error code of the API for this header; 0 = good. */
  check(accessToken: string | undefined): number
  /** The body of an OAuth answer; failures come with HTTP 200 like successes. */
  refresh(form: URLSearchParams, secretKey: string | undefined): Readonly<Record<string, unknown>>
  /** Lets the present access token end, as if 25 h had passed. */
  expire(): void
}

interface BookOptions extends Partial<TokenPair> {
  readonly appId: string
  readonly appSecret: string
  readonly clock: PlatformClock
}

export function createTokenBook(options: BookOptions): TokenBook {
  const { clock } = options
  const random = (): string => randomBytes(24).toString('base64url')
  let pair: TokenPair = {
    accessToken: options.accessToken ?? `at-${random()}`,
    refreshToken: options.refreshToken ?? `rt-${random()}`,
  }
  let issuedAt = clock.now()
  let expired = false
  let refreshes = 0

  function refused(error: number, name: string) {
    return { error, error_name: name, error_reason: name, error_description: name }
  }

  return {
    get pair() {
      return pair
    },
    get refreshes() {
      return refreshes
    },
    check(accessToken) {
      if (accessToken !== pair.accessToken) return -216
      return expired || clock.now() - issuedAt >= ACCESS_LIFE_S * 1000 ? -220 : 0
    },
    refresh(form, secretKey) {
      if (secretKey !== options.appSecret) return refused(-14004, 'Invalid secret key')
      if (form.get('app_id') !== options.appId) return refused(-14002, 'Invalid app id')
      if (form.get('grant_type') !== 'refresh_token') return refused(-14010, 'Invalid grant type')
      const isOld = clock.now() - issuedAt >= REFRESH_LIFE_MS
      if (form.get('refresh_token') !== pair.refreshToken || isOld) return refused(-14014, 'Invalid refresh token')
      pair = { accessToken: `at-${random()}`, refreshToken: `rt-${random()}` }
      issuedAt = clock.now()
      expired = false
      refreshes += 1
      return { access_token: pair.accessToken, refresh_token: pair.refreshToken, expires_in: String(ACCESS_LIFE_S) }
    },
    expire() {
      expired = true
    },
  }
}
