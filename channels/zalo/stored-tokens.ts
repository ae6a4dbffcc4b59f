import { sha256Hex } from '../kit/signature.ts'
import type { ZaloConfig } from './config.ts'
import { objectOf, parseObject, stringOf } from '../kit/json.ts'

/** What the vault keeps, as JSON. */
export interface StoredTokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: string
  /** When to renew: before the end, so that a failing refresh leaves hours to repair it. */
  readonly refreshAt: string
  /** End of the refresh token; absent with one from the settings, whose age nobody knows. */
  readonly refreshEndsAt?: string
  /** Digests of the settings already used, so that new tokens from an operator replace a broken chain, once. */
  readonly seeds: readonly string[]
}

/** Zalo's access tokens live 25 hours. */
const DEFAULT_LIFE_S = 90_000
const REFRESH_AT = 0.8
/** The refresh token lives three months. */
const REFRESH_LIFE_S = 90 * 86_400
const MAX_SEEDS = 20

type Seed = Pick<ZaloConfig, 'accessToken' | 'refreshToken'>

export function readTokens(stored: string | undefined): StoredTokens | undefined {
  const found = stored === undefined ? undefined : parseObject(stored)
  if (found === undefined) return undefined
  const seeds: unknown = found['seeds']
  const expiresAt = stringOf(found['expiresAt']) ?? ''
  const refreshEndsAt = stringOf(found['refreshEndsAt'])
  return {
    accessToken: stringOf(found['accessToken']) ?? '',
    refreshToken: stringOf(found['refreshToken']) ?? '',
    expiresAt,
    refreshAt: stringOf(found['refreshAt']) ?? expiresAt,
    ...(refreshEndsAt === undefined ? {} : { refreshEndsAt }),
    seeds: Array.isArray(seeds) ? seeds.map(String) : [],
  }
}

export function writeTokens(tokens: StoredTokens): string {
  return JSON.stringify(tokens)
}

/** The vault's tokens; those of the settings where the vault has none, or where the settings are new. */
export function seedTokens(stored: StoredTokens | undefined, seed: Seed, now: Date): StoredTokens {
  const digest = sha256Hex(`${seed.accessToken ?? ''}|${seed.refreshToken ?? ''}`).slice(0, 16)
  if (stored?.seeds.includes(digest) === true) return stored
  return {
    accessToken: seed.accessToken ?? '',
    refreshToken: seed.refreshToken ?? '',
    // The real end is unknown: an older token is renewed when Zalo refuses it.
    ...lifeFrom(now, DEFAULT_LIFE_S),
    seeds: [...(stored?.seeds ?? []), digest].slice(-MAX_SEEDS),
  }
}

/** Undefined: the OAuth answer holds no tokens, whatever its status says. */
export function tokensFrom(body: unknown, before: StoredTokens, now: Date): StoredTokens | undefined {
  const answer = objectOf(body)
  const accessToken = stringOf(answer?.['access_token']) ?? ''
  if (accessToken === '') return undefined
  const seconds = Number(stringOf(answer?.['expires_in']) ?? '')
  return {
    accessToken,
    refreshToken: stringOf(answer?.['refresh_token']) ?? before.refreshToken,
    ...lifeFrom(now, seconds > 0 ? seconds : DEFAULT_LIFE_S),
    refreshEndsAt: new Date(now.getTime() + REFRESH_LIFE_S * 1000).toISOString(),
    seeds: before.seeds,
  }
}

export function isDue(tokens: StoredTokens, now: Date): boolean {
  return tokens.accessToken === '' || !(now.getTime() < Date.parse(tokens.refreshAt))
}

function lifeFrom(now: Date, seconds: number): Pick<StoredTokens, 'expiresAt' | 'refreshAt'> {
  const at = (share: number): string => new Date(now.getTime() + seconds * 1000 * share).toISOString()
  return { expiresAt: at(1), refreshAt: at(REFRESH_AT) }
}
