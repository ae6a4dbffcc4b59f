import { createHash, randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'

const NAME = 'ansinh_staff'
/** One shift: the end of a session, however busy it is. */
export const SESSION_HOURS = 12

export interface CookieLife {
  readonly secure: boolean
  /** In ms. */
  readonly maxAge: number
}

/** A new random value for a cookie or a CSRF token: 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Only this is stored: whoever reads the database cannot sign in with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function readSessionToken(req: Request): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const token = pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1)
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}

export function setSessionCookie(res: Response, token: string, { secure, maxAge }: CookieLife): void {
  res.cookie(NAME, token, { ...cookieOptions(secure), maxAge })
}

export function clearSessionCookie(res: Response, secure: boolean): void {
  res.clearCookie(NAME, cookieOptions(secure))
}

/** Strict: the cookie is not sent on any request that another site starts. */
function cookieOptions(secure: boolean): { httpOnly: true; sameSite: 'strict'; path: '/'; secure: boolean } {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure }
}
