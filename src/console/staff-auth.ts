import type { Request, RequestHandler, Response } from 'express'
import { AppError } from '../core/errors.ts'
import type { Clock } from '../core/clock.ts'
import type { RateCounter } from '../instances/contract.ts'
import type { AuditStore, StaffAccount, StaffSession, StaffStore } from '../store/contract.ts'
import { checkCsrf } from './cross-site.ts'
import { createLoginLimits } from './login-limits.ts'
import { hashPassword, verifyPassword } from './password.ts'
import {
  SESSION_HOURS,
  clearSessionCookie,
  newToken,
  readSessionToken,
  setSessionCookie,
  tokenHash,
} from './session-cookie.ts'
import { normalUsername } from './username.ts'

export type StaffRole = StaffAccount['role']

export interface OpenedSession {
  /** For the cookie; stored nowhere. */
  readonly token: string
  readonly staff: StaffAccount
  readonly csrf: string
}

export type LoginOutcome =
  | { readonly kind: 'signed-in'; readonly session: OpenedSession }
  /** Unknown, disabled or wrong password: a caller cannot tell which. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }

/** Who of the staff is asking. Used by the officers' console and by the analysts' pages. */
export interface StaffAuth {
  login(username: string, password: string, ip: string): Promise<LoginOutcome>
  setCookie(res: Response, session: OpenedSession): void
  /** Ends the session of the request, if it has one. */
  logout(req: Request, res: Response): Promise<void>
  /** Lets pass staff with one of these roles (any, if none is named), with a CSRF token where something changes. */
  requireStaff(roles?: readonly StaffRole[]): RequestHandler
  /** The session that `requireStaff` found. */
  current(res: Response): StaffSession
  /** An audit entry by the staff member of this request. */
  record(res: Response, action: string, subject: string): Promise<void>
}

export interface StaffAuthParts {
  readonly staff: StaffStore
  readonly audit: AuditStore
  readonly rates: RateCounter
  readonly clock: Clock
  /** On wherever the site is reached by HTTPS. */
  readonly secureCookies: boolean
}

export function createStaffAuth({ staff, audit, rates, clock, secureCookies }: StaffAuthParts): StaffAuth {
  const limits = createLoginLimits(rates, clock)
  const sessions = new WeakMap<Response, StaffSession>()
  const now = (): string => clock.now().toISOString()
  const checkPassword = createPasswordCheck(staff)

  async function openSession(account: StaffAccount): Promise<OpenedSession> {
    const session = { token: newToken(), csrf: newToken(), staff: account }
    const expiresAt = new Date(clock.now().getTime() + SESSION_HOURS * 3_600_000).toISOString()
    const hash = tokenHash(session.token)
    await staff.openSession({ tokenHash: hash, staff: account.id, csrf: session.csrf, expiresAt })
    return session
  }

  function current(res: Response): StaffSession {
    const session = sessions.get(res)
    if (session === undefined) throw new AppError('unauthorised', 'Anh/chị cần đăng nhập.')
    return session
  }

  return {
    async login(username, password, ip) {
      const attempt = { username: normalUsername(username), ip }
      const retryAfterSeconds = limits.begin(attempt)
      if (retryAfterSeconds !== undefined) return { kind: 'too-many', retryAfterSeconds }
      let failed = false
      try {
        const { account, right } = await checkPassword(attempt.username, password)
        failed = !right
        // The typed name is left out of the audit: people type their password there by accident.
        const actor = account?.id ?? 'unknown'
        await audit.add({ actor, action: right ? 'login' : 'login-failed', subject: ip, at: now() })
        if (account === undefined || !right) return { kind: 'refused' }
        return { kind: 'signed-in', session: await openSession(account) }
      } finally {
        await limits.end(attempt, failed)
      }
    },
    setCookie: (res, session) => setSessionCookie(res, session.token, secureCookies),
    async logout(req, res) {
      const token = readSessionToken(req)
      if (token !== undefined) await staff.closeSession(tokenHash(token))
      clearSessionCookie(res, secureCookies)
    },
    requireStaff: (roles) => async (req, res, next) => {
      const token = readSessionToken(req)
      const session = token === undefined ? undefined : await staff.session(tokenHash(token), now())
      if (session === undefined) throw new AppError('unauthorised', 'Anh/chị cần đăng nhập.')
      if (roles !== undefined && !roles.includes(session.staff.role)) {
        throw new AppError('forbidden', 'Tài khoản này không có quyền dùng chức năng này.')
      }
      checkCsrf(req, session.csrf)
      sessions.set(res, session)
      next()
    },
    current,
    record: (res, action, subject) => audit.add({ actor: current(res).staff.id, action, subject, at: now() }),
  }
}

/** Always hashes once, so that the time does not tell whether a name exists. */
function createPasswordCheck(staff: StaffStore) {
  const dummyHash = hashPassword(newToken())
  return async (username: string, password: string): Promise<{ account: StaffAccount | undefined; right: boolean }> => {
    const account = await staff.byUsername(username)
    const matches = await verifyPassword(account?.passwordHash ?? (await dummyHash), password)
    return { account, right: matches && account !== undefined && !account.disabled }
  }
}
