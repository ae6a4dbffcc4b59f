import { randomBytes } from 'node:crypto'
import { hmacSha256Hex, sameHex } from '../kit/signature.ts'

/**
 * `v1.<visitor>.<issuedAtSeconds>.<hex HMAC-SHA256(secret, "web|visitor|issuedAt")>`, and where there is more to say
 * `v2.<visitor>.<issuedAtSeconds>.<base64url JSON>.<hex HMAC-SHA256(secret, "web|visitor|issuedAt|base64url JSON")>`
 */
export interface VisitorSession {
  readonly token: string
  readonly visitor: string
}

export interface Visitor extends VisitorClaims {
  readonly visitor: string
}

export interface VisitorClaims {
  /** `data-site` of the page; absent where the page names none. */
  readonly site?: string
  /** The host page's server vouched for the person (`identity.ts`). */
  readonly person?: boolean
}

/** Sliding: `POST /api/web/session` with a valid token issues a fresh one for the same visitor. */
const LIFETIME_SECONDS = 30 * 24 * 3600
/** A person is vouched for anew by each page; the token only outlives the page that is open. */
const PERSON_LIFETIME_SECONDS = 24 * 3600
/** Instances' clocks differ a little; a token from further ahead was not made by us. */
const SKEW_SECONDS = 300
const VISITOR = /^[0-9a-f]{32}$/
const SHAPE = /^(v1|v2)\.([0-9a-f]{32})\.([1-9][0-9]{0,11})(?:\.([A-Za-z0-9_-]{1,400}))?\.([0-9a-f]{64})$/
const SITE = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

/** A new anonymous visitor, or a fresh token for the one given. */
export function issueVisitorToken(
  secret: string,
  now: Date,
  visitor?: string,
  claims: VisitorClaims = {},
): VisitorSession {
  const who = visitor !== undefined && VISITOR.test(visitor) ? visitor : randomBytes(16).toString('hex')
  const issuedAt = String(Math.floor(now.getTime() / 1000))
  if (Object.keys(claims).length === 0) {
    return { token: `v1.${who}.${issuedAt}.${sign(secret, who, issuedAt)}`, visitor: who }
  }
  const more = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return { token: `v2.${who}.${issuedAt}.${more}.${sign(secret, who, issuedAt, more)}`, visitor: who }
}

/** What a genuine, unexpired token says; otherwise undefined. */
export function readVisitorToken(secret: string, token: string, now: Date): Visitor | undefined {
  const [, version, visitor, issuedAt, more, mac] = SHAPE.exec(token) ?? []
  if (visitor === undefined || issuedAt === undefined || mac === undefined) return undefined
  if ((version === 'v2') !== (more !== undefined)) return undefined
  if (!sameHex(mac, more === undefined ? sign(secret, visitor, issuedAt) : sign(secret, visitor, issuedAt, more))) {
    return undefined
  }
  const claims = more === undefined ? {} : claimsOf(more)
  const age = now.getTime() / 1000 - Number(issuedAt)
  const lifetime = claims.person === true ? PERSON_LIFETIME_SECONDS : LIFETIME_SECONDS
  return age >= -SKEW_SECONDS && age <= lifetime ? { visitor, ...claims } : undefined
}

/** The visitor of a person is the same on every device; the subject cannot be read from it. */
export function visitorOfPerson(secret: string, subject: string): string {
  return hmacSha256Hex(secret, `web-person|${subject}`).slice(0, 32)
}

/** `data-site` is a label that any page can choose; what is no plain name counts as none. */
export function siteOf(name: string | undefined): Pick<VisitorClaims, 'site'> {
  const site = name?.trim().toLowerCase() ?? ''
  return SITE.test(site) ? { site } : {}
}

/** The token of `Authorization: Bearer <token>`; the scheme is case-insensitive (RFC 9110 §11.1). */
export function bearerToken(headers: Readonly<Record<string, string>>): string | undefined {
  return /^bearer +(\S+) *$/i.exec(headers['authorization'] ?? '')?.[1]
}

function sign(secret: string, ...parts: readonly string[]): string {
  return hmacSha256Hex(secret, `web|${parts.join('|')}`)
}

/** Ours, because it is signed: no more than the shape is checked. */
function claimsOf(more: string): VisitorClaims {
  const parsed: unknown = JSON.parse(Buffer.from(more, 'base64url').toString('utf8'))
  if (typeof parsed !== 'object' || parsed === null) return {}
  return {
    ...('site' in parsed && typeof parsed.site === 'string' ? { site: parsed.site } : {}),
    ...('person' in parsed && parsed.person === true ? { person: true } : {}),
  }
}
