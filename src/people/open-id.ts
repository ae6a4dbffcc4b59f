import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
  type IDToken,
  type UserInfoResponse,
} from 'openid-client'
import { AppError } from '../core/errors.ts'
import type { Clock } from '../core/clock.ts'
import { normalUsername } from '../console/username.ts'
import type { ProviderIdentity } from './contract.ts'
import type { Seal } from './seal.ts'

export interface OpenIdSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** On the button. */
  readonly label: string
}

export interface OpenId {
  readonly label: string
  /** Where to send the browser, and what it must bring back, as a cookie's value. */
  start(redirectUri: string): Promise<{ readonly url: string; readonly kept: string }>
  /** Who came back at `url`. Throws where anything does not fit. */
  finish(url: URL, kept: string): Promise<ProviderIdentity>
}

/** Signing in at the provider, with its own second factor. */
export const OPENID_MINUTES = 10

export interface OpenIdParts extends OpenIdSettings {
  readonly seal: Seal
  readonly clock: Clock
}

/** Authorisation code with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 9700); no token is kept. */
export function createOpenId({ label, seal, clock, ...settings }: OpenIdParts): OpenId {
  const provider = createProvider(settings)
  return {
    label,
    async start(redirectUri) {
      const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()]
      const url = buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      const until = clock.now().getTime() + OPENID_MINUTES * 60_000
      return { url: url.href, kept: seal.seal([until, verifier, state, nonce].join(' '), 'openid') }
    },
    async finish(url, kept) {
      const [until, verifier, state, nonce] = seal.open(kept, 'openid')?.split(' ') ?? []
      if (
        verifier === undefined ||
        state === undefined ||
        nonce === undefined ||
        !(Number(until) > clock.now().getTime())
      )
        throw new AppError('unauthorised', 'Lượt đăng nhập đã hết hạn. Xin đăng nhập lại.')
      const asked = await provider()
      const tokens = await authorizationCodeGrant(asked, url, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new AppError('unauthorised', 'Máy chủ đăng nhập không cho biết đây là ai.')
      // Many providers keep names out of the token, and tell them where they are asked for.
      const isNamed = claims['preferred_username'] !== undefined || claims['email'] !== undefined
      const named = isNamed ? claims : await fetchUserInfo(asked, tokens.access_token, claims.sub)
      return identityOf(claims, named)
    },
  }
}

const ASK_WITHIN_SECONDS = 10

/** Asked at the first use, and again if that failed: the provider may be away when we start. */
function createProvider({ issuer, clientId, clientSecret }: Omit<OpenIdSettings, 'label'>) {
  let found: Promise<Configuration> | undefined
  return (): Promise<Configuration> => {
    found ??= discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: ASK_WITHIN_SECONDS,
      // The settings allow http: on this machine alone.
      execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      found = undefined
      throw new AppError('unavailable', 'OpenID provider does not answer', { cause: error })
    })
    return found
  }
}

/** `sub` is unique only together with the issuer. An address counts only where the provider says that it is verified. */
function identityOf({ iss, sub }: IDToken, named: IDToken | UserInfoResponse): ProviderIdentity {
  const { preferred_username: username, email, email_verified: verified } = named
  return {
    subject: `${iss} ${sub}`,
    ...(typeof username === 'string' ? { username: normalUsername(username) } : {}),
    ...(typeof email === 'string' && verified === true ? { email: email.trim().toLowerCase() } : {}),
  }
}
