import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { download, type Target } from './download.ts'
import { mediaTypeOf, type MediaType } from './media-type.ts'
import { isPublicAddress } from './public-address.ts'
import { startDeadline, type Deadline } from './deadline.ts'

export type FetchOutcome =
  | { readonly kind: 'fetched'; readonly type: MediaType; readonly bytes: Buffer }
  /** Another try would end the same. `why` is one of our own words, never an address: addresses may carry a token. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }

export interface MediaLimits {
  readonly bytes: number
  /** Of everything: names, redirects, the last byte. */
  readonly milliseconds: number
}

export interface FetchMediaOptions {
  readonly limits?: MediaLimits
  /** Only these hosts and what lies below them. */
  readonly allowedHosts?: readonly string[]
  readonly signal?: AbortSignal
  /** Tests: plain HTTP from 127.0.0.1, any port. */
  readonly allowLoopback?: boolean
  readonly resolve?: (host: string) => Promise<readonly string[]>
}

/** Zalo takes files up to 5 MB, Telegram's bots read up to 20, Messenger's 25: ten hold a scanned form of many pages. */
export const mediaLimits: MediaLimits = { bytes: 10 * 1024 * 1024, milliseconds: 20_000 }
const MAX_REDIRECTS = 3

/**
 * Gets a file that a platform's event names. The address comes from outside, so it is checked: HTTPS only, every name
 * is resolved here and the connection goes to the checked address itself (a name that answers differently the second
 * time gains nothing), each redirect is checked like the first.
 */
export async function fetchMedia(url: string, options: FetchMediaOptions = {}): Promise<FetchOutcome> {
  const limits = options.limits ?? mediaLimits
  const deadline = startDeadline(limits.milliseconds, options.signal)
  try {
    let next = url
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const target = await findTarget(next, options, deadline)
      if (target.kind !== 'target') return target
      const answer = await download(target, { maxBytes: limits.bytes, signal: deadline.signal })
      if (answer.kind === 'bytes') return judged(answer.bytes)
      if (answer.kind !== 'redirect') return answer
      next = answer.location
    }
    return { kind: 'refused', why: 'too many redirects' }
  } catch (error) {
    return { kind: 'failed', why: deadline.reason() ?? codeOf(error) }
  } finally {
    deadline.end()
  }
}

function judged(bytes: Buffer): FetchOutcome {
  const type = mediaTypeOf(bytes)
  return type === undefined ? { kind: 'refused', why: 'type not allowed' } : { kind: 'fetched', type, bytes }
}

type Refused = Extract<FetchOutcome, { kind: 'refused' }>

async function findTarget(text: string, options: FetchMediaOptions, deadline: Deadline): Promise<Target | Refused> {
  const refused = (why: string): Refused => ({ kind: 'refused', why })
  if (!URL.canParse(text)) return refused('not an address')
  const url = new URL(text)
  if (options.allowLoopback === true && url.hostname === '127.0.0.1' && url.protocol === 'http:') {
    return { kind: 'target', url, address: url.hostname }
  }
  if (url.protocol !== 'https:') return refused('not https')
  if (url.port !== '' || url.username !== '' || url.password !== '') return refused('unusual address')
  // No platform names its files by a bare number; `[…]` is how a URL writes IPv6.
  if (isIP(url.hostname) !== 0 || url.hostname.startsWith('[')) return refused('address without a name')
  if (!isAllowedHost(url.hostname, options.allowedHosts)) return refused('host not allowed')
  const addresses = await deadline.race((options.resolve ?? resolveHost)(url.hostname))
  // One private address among public ones is how a name is made to lead inside.
  if (addresses.length === 0 || !addresses.every(isPublicAddress)) return refused('not a public address')
  const address = addresses.find((candidate) => isIP(candidate) === 4) ?? addresses[0]
  return address === undefined ? refused('not a public address') : { kind: 'target', url, address }
}

function isAllowedHost(host: string, allowed: readonly string[] | undefined): boolean {
  return allowed === undefined || allowed.some((name) => host === name || host.endsWith(`.${name}`))
}

async function resolveHost(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'network error'
}
