import { createHmac } from 'node:crypto'
import { cleanText } from '../kit/clean-text.ts'
import { sameSecret } from '../kit/signature.ts'

/** Who the host page says that its visitor is. */
export interface Identity {
  readonly subject: string
  /** Empty where the page gives none. */
  readonly name: string
}

/** Clocks of two servers differ a little. */
const SKEW_SECONDS = 60
/** A statement about now: one that lived longer would be a password in a page, which caches and logs may keep. */
const LONGEST_LIFE_SECONDS = 3600
/** A name, a subject and times; everything longer is not made by a page's server. */
const LONGEST_TOKEN = 4096
const PART = '[A-Za-z0-9_-]+'
const SHAPE = new RegExp(`^(${PART})\\.(${PART})\\.(${PART})$`)

/**
 * A JWT (RFC 7519) of the host page's server, signed with HS256 and nothing else: the token's own header chooses no
 * algorithm, which is how libraries were tricked (RFC 8725 §2.1). Undefined for anything that is not certain.
 *
 * Not a library: one algorithm is 40 lines of `node:crypto`; jose works with promises only, while `welcome` is a pure
 * function of the request, and jsonwebtoken brings fifteen packages.
 */
export function verifyIdentity(secret: string, token: string, now: Date): Identity | undefined {
  if (token.length > LONGEST_TOKEN) return undefined
  const [, header = '', payload = '', signature = ''] = SHAPE.exec(token) ?? []
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
  if (signature === '' || !sameSecret(signature, expected)) return undefined
  const { alg, crit } = fieldsOf(header)
  // Extensions that must be understood are not understood here (RFC 7515 §4.1.11).
  if (alg !== 'HS256' || crit !== undefined) return undefined
  return identityOf(fieldsOf(payload), now.getTime() / 1000)
}

function identityOf({ sub, name, exp, nbf }: Fields, now: number): Identity | undefined {
  if (typeof sub !== 'string' || sub === '' || sub.length > 200) return undefined
  if (typeof exp !== 'number' || exp <= now - SKEW_SECONDS || exp > now + LONGEST_LIFE_SECONDS + SKEW_SECONDS) {
    return undefined
  }
  if (nbf !== undefined && (typeof nbf !== 'number' || nbf > now + SKEW_SECONDS)) return undefined
  const shown = typeof name === 'string' ? cleanText(name).replaceAll(/\s+/g, ' ').trim().slice(0, 100) : ''
  return { subject: sub, name: shown.toWellFormed() }
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(part: string): Fields {
  try {
    const bytes = Buffer.from(part, 'base64url')
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof parsed === 'object' && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : {}
  } catch {
    return {}
  }
}
