import { randomBytes } from 'node:crypto'
import { hmacSha256Hex, sameHex } from '../kit/signature.ts'

/** `v1.<visitor>.<issuedAtSeconds>.<hex HMAC-SHA256(secret, "web|visitor|issuedAt")>` */
export interface VisitorSession {
  readonly token: string
  readonly visitor: string
}

/** Sliding: `POST /api/web/session` with a valid token issues a fresh one for the same visitor. */
const LIFETIME_SECONDS = 30 * 24 * 3600
/** Instances' clocks differ a little; a token from further ahead was not made by us. */
const SKEW_SECONDS = 300
const VISITOR = /^[0-9a-f]{32}$/
const SHAPE = /^v1\.([0-9a-f]{32})\.([1-9][0-9]{0,11})\.([0-9a-f]{64})$/

/** A new anonymous visitor, or a fresh token for the one given. */
export function issueVisitorToken(secret: string, now: Date, visitor?: string): VisitorSession {
  const who = visitor !== undefined && VISITOR.test(visitor) ? visitor : randomBytes(16).toString('hex')
  const issuedAt = String(Math.floor(now.getTime() / 1000))
  return { token: `v1.${who}.${issuedAt}.${sign(secret, who, issuedAt)}`, visitor: who }
}

/** The visitor that a genuine, unexpired token names; otherwise undefined. */
export function verifyVisitorToken(secret: string, token: string, now: Date): string | undefined {
  const [, visitor, issuedAt, mac] = SHAPE.exec(token) ?? []
  if (visitor === undefined || issuedAt === undefined || mac === undefined) return undefined
  if (!sameHex(mac, sign(secret, visitor, issuedAt))) return undefined
  const age = now.getTime() / 1000 - Number(issuedAt)
  return age >= -SKEW_SECONDS && age <= LIFETIME_SECONDS ? visitor : undefined
}

/** The token of `Authorization: Bearer <token>`; the scheme is case-insensitive (RFC 9110 §11.1). */
export function bearerToken(headers: Readonly<Record<string, string>>): string | undefined {
  return /^bearer +(\S+) *$/i.exec(headers['authorization'] ?? '')?.[1]
}

function sign(secret: string, visitor: string, issuedAt: string): string {
  return hmacSha256Hex(secret, `web|${visitor}|${issuedAt}`)
}
