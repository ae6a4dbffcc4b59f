import type { TokenVault } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { Http } from '../kit/http.ts'
import type { ZaloConfig } from './config.ts'
import { lasting, refreshTokens, temporary, type NoToken } from './oauth.ts'
import { isDue, readTokens, seedTokens, writeTokens, type StoredTokens } from './stored-tokens.ts'

export type TokenOutcome = { readonly kind: 'token'; readonly accessToken: string } | NoToken

export interface TokenSource {
  current(): Promise<TokenOutcome>
  /** After Zalo refused `failed`: a newer token, by another instance's refresh or by an own one. */
  renew(failed: string): Promise<TokenOutcome>
  /** Why the last refresh failed, while none has succeeded since; the present token may still work. */
  failure(): NoToken | undefined
  /** End of the refresh token, where known. */
  refreshEndsAt(): string | undefined
}

interface TokenParts {
  readonly config: Pick<ZaloConfig, 'appId' | 'appSecret' | 'accessToken' | 'refreshToken'>
  readonly vault: TokenVault
  readonly clock: Clock
  /** Of the OAuth host. */
  readonly http: Http
}

export function createTokenSource(parts: TokenParts): TokenSource {
  return new TokenRefresher(parts)
}

/** After a failure: thousands of waiting messages must not become as many OAuth calls. */
const PAUSE_MS = 30_000

/**
 * Zalo's refresh token is single use, and the old access token dies at the refresh. So one holder over all instances
 * refreshes (inside `TokenVault.rotate`), and the new pair is stored before anyone uses it.
 */
class TokenRefresher implements TokenSource {
  readonly #parts: TokenParts
  #known: StoredTokens | undefined
  #running: Promise<TokenOutcome> | undefined
  #failure: { readonly outcome: NoToken; readonly until: number } | undefined
  /** A pair that the vault could not store: the only copy of the chain until it can. */
  #unsaved: StoredTokens | undefined

  constructor(parts: TokenParts) {
    this.#parts = parts
  }

  async current(): Promise<TokenOutcome> {
    if (this.#running !== undefined) return this.#running
    const known = this.#known
    const settled = known !== undefined && this.#unsaved === undefined && !isDue(known, this.#parts.clock.now())
    if (settled) return tokenOf(known)
    const failure = this.#recentFailure()
    if (failure === undefined) return this.#rotateOnce(undefined)
    return known === undefined || known.accessToken === '' ? failure : tokenOf(known)
  }

  async renew(failed: string): Promise<TokenOutcome> {
    if (this.#running !== undefined) await this.#running
    if (this.#known !== undefined && this.#known.accessToken !== failed) return tokenOf(this.#known)
    return this.#recentFailure() ?? this.#rotateOnce(failed)
  }

  failure(): NoToken | undefined {
    return this.#failure?.outcome
  }

  refreshEndsAt(): string | undefined {
    return this.#known?.refreshEndsAt
  }

  /** One rotation at a time in this process; the others wait for its outcome. */
  #rotateOnce(failed: string | undefined): Promise<TokenOutcome> {
    this.#running ??= this.#rotate(failed).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #rotate(failed: string | undefined): Promise<TokenOutcome> {
    const { vault, config } = this.#parts
    let problem: NoToken | undefined
    try {
      const stored = await vault.rotate(`zalo:${config.appId}`, async (current) => {
        const { tokens, failure } = await this.#next(current, failed)
        problem = failure
        return writeTokens(tokens)
      })
      this.#known = readTokens(stored)
      this.#unsaved = undefined
    } catch {
      // Handled as an answer like any other: the message waits, or goes out with the pair that we hold.
      this.#known = this.#unsaved ?? this.#known
      problem = temporary('token vault unavailable')
    }
    this.#failure = problem === undefined ? undefined : this.#failureOf(problem)
    const usable = this.#known !== undefined && this.#known.accessToken !== '' && this.#known.accessToken !== failed
    return problem === undefined || usable ? tokenOf(this.#known) : problem
  }

  /** Runs while no other instance can: decides on the stored pair, not on what this process remembers. */
  async #next(current: string | undefined, failed: string | undefined) {
    const { config, clock, http } = this.#parts
    const tokens = this.#unsaved ?? seedTokens(readTokens(current), config, clock.now())
    const canRefresh = tokens.refreshToken !== '' && config.appSecret !== undefined
    const isEnding = tokens.accessToken === '' || (canRefresh && isDue(tokens, clock.now()))
    if (tokens.accessToken !== failed && !isEnding) return { tokens, failure: undefined }
    const renewed = await refreshTokens(tokens, { http, config, now: () => clock.now() })
    if (renewed.kind === 'no-token') return { tokens, failure: renewed }
    this.#unsaved = renewed.tokens
    return { tokens: renewed.tokens, failure: undefined }
  }

  #recentFailure(): NoToken | undefined {
    const failure = this.#failure
    return failure !== undefined && this.#parts.clock.now().getTime() < failure.until ? failure.outcome : undefined
  }

  #failureOf(outcome: NoToken) {
    return { outcome, until: this.#parts.clock.now().getTime() + (outcome.afterMs ?? PAUSE_MS) }
  }
}

function tokenOf(tokens: StoredTokens | undefined): TokenOutcome {
  if (tokens === undefined || tokens.accessToken === '') return lasting('no access token')
  return { kind: 'token', accessToken: tokens.accessToken }
}
