import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { AuditDetail, AuditStore } from '../audit/contract.ts'
import { AppError } from '../core/errors.ts'
import type { Clock } from '../core/clock.ts'
import type { SignedInBy, StaffAccount, StaffSession, StaffStore } from '../people/contract.ts'
import { deviceOf } from '../people/device.ts'
import { checkCsrf } from './cross-site.ts'
import { mayDo, type Permission } from '../people/permissions.ts'
import {
  SESSION_HOURS,
  clearSessionCookie,
  newToken,
  readSessionToken,
  setSessionCookie,
  tokenHash,
} from './session-cookie.ts'

/** Who of the staff is asking. Used by the officers' console and by the analysts' pages. */
export interface StaffAuth {
  /** A session under a new token, whatever cookie the request brought; that one's session ends. */
  open(req: Request, res: Response, staff: StaffAccount, by: SignedInBy): Promise<{ readonly csrf: string }>
  /** This request's session goes on under a new token, until its old end. */
  renew(req: Request, res: Response): Promise<{ readonly csrf: string }>
  /** Ends the session of the request, if it has one. */
  logout(req: Request, res: Response): Promise<void>
  /** Lets pass staff who may do this, with a CSRF token where something changes. */
  requireStaff(permission: Permission): RequestHandler
  /** The session that `requireStaff` found. */
  current(res: Response): StaffSession
  /** Calls `ended` within seconds of the session's end, or of the permission's. Returns how to stop looking. */
  whileSignedIn(req: Request, permission: Permission, ended: () => void): () => void
  /** An audit entry by the staff member of this request. */
  record(res: Response, action: string, subject: string, detail?: AuditDetail): Promise<void>
}

export interface StaffAuthParts {
  readonly staff: StaffStore
  readonly audit: AuditStore
  readonly clock: Clock
  /** On wherever the site is reached by HTTPS. */
  readonly secureCookies: boolean
  /** How often an open stream asks whether its session still is one. */
  readonly lookEverySeconds?: number
}

const LOOK_EVERY_SECONDS = 5
/** Not at every request: a session's row is written at most this often. */
const SEEN_EVERY_MS = 60_000

export function createStaffAuth(parts: StaffAuthParts): StaffAuth {
  const { staff, audit, clock, secureCookies } = parts
  const sessions = new WeakMap<Response, StaffSession>()
  const now = (): string => clock.now().toISOString()

  async function find(req: Request): Promise<StaffSession | undefined> {
    const token = readSessionToken(req)
    return token === undefined ? undefined : staff.session(tokenHash(token), now())
  }
  function current(res: Response): StaffSession {
    const session = sessions.get(res)
    if (session === undefined) throw new AppError('unauthorised', 'Anh/chị cần đăng nhập.')
    return session
  }
  async function endOld(req: Request): Promise<void> {
    const token = readSessionToken(req)
    if (token !== undefined) await staff.closeSession(tokenHash(token))
  }

  return {
    async open(req, res, account, by) {
      const expiresAt = new Date(clock.now().getTime() + SESSION_HOURS * 3_600_000).toISOString()
      await endOld(req)
      return begin(parts, { req, res, account, by, expiresAt })
    },
    async renew(req, res) {
      const { staff: account, by, expiresAt } = current(res)
      await endOld(req)
      return begin(parts, { req, res, account, by, expiresAt })
    },
    async logout(req, res) {
      await endOld(req)
      clearSessionCookie(res, secureCookies)
    },
    requireStaff: (permission) => async (req, res, next) => {
      const session = await find(req)
      if (session === undefined) throw new AppError('unauthorised', 'Anh/chị cần đăng nhập.')
      checkAllowed(session, permission)
      checkCsrf(req, session.csrf)
      sessions.set(res, session)
      if (isSomebodysDoing(req) && isOlderThan(session.lastSeenAt, clock, SEEN_EVERY_MS)) {
        await staff.seen(session.id, now())
      }
      next()
    },
    current,
    whileSignedIn(req, permission, ended) {
      const look = async (): Promise<void> => {
        const session = await find(req)
        if (session === undefined || !isAllowed(session, permission)) ended()
      }
      // A database that is away for a moment ends no stream; the next look asks again.
      const every = (parts.lookEverySeconds ?? LOOK_EVERY_SECONDS) * 1000
      const timer = setInterval(() => void look().catch(() => undefined), every)
      return () => clearInterval(timer)
    },
    record: (res, action, subject, detail) =>
      audit.add({
        actor: current(res).staff.id,
        action,
        subject,
        at: now(),
        ...(detail === undefined ? {} : { detail }),
      }),
  }
}

interface Beginning {
  readonly req: Request
  readonly res: Response
  readonly account: StaffAccount
  readonly by: SignedInBy
  readonly expiresAt: string
}

async function begin(
  { staff, clock, secureCookies }: StaffAuthParts,
  { req, res, account, by, expiresAt }: Beginning,
): Promise<{ readonly csrf: string }> {
  const [token, csrf] = [newToken(), newToken()]
  const startedAt = clock.now().toISOString()
  await staff.openSession({
    id: `e_${randomUUID().replaceAll('-', '')}`,
    tokenHash: tokenHash(token),
    staff: account.id,
    csrf,
    by,
    ip: req.ip ?? 'unknown',
    device: deviceOf(req.headers['user-agent']),
    startedAt,
    expiresAt,
  })
  setSessionCookie(res, token, { secure: secureCookies, maxAge: Date.parse(expiresAt) - Date.parse(startedAt) })
  return { csrf }
}

function checkAllowed(session: StaffSession, permission: Permission): void {
  if (isAllowed(session, permission)) return
  if (mustChangeFirst(session) && mayDo(session.staff.role, permission)) {
    throw new AppError('forbidden', 'Anh/chị cần đổi mật khẩu được cấp trước khi làm việc.', { field: 'password' })
  }
  throw new AppError('forbidden', 'Tài khoản này không có quyền dùng chức năng này.')
}

function isAllowed(session: StaffSession, permission: Permission): boolean {
  if (permission !== 'account' && mustChangeFirst(session)) return false
  return mayDo(session.staff.role, permission)
}

/** Whoever came by the provider has not used the given password. */
export function mustChangeFirst({ staff, by }: Pick<StaffSession, 'staff' | 'by'>): boolean {
  return by === 'password' && staff.mustChangePassword === true
}

/** A page that is left open connects to its stream by itself: that keeps no session alive. */
function isSomebodysDoing(req: Request): boolean {
  return req.headers.accept !== 'text/event-stream'
}

function isOlderThan(at: string, clock: Clock, ms: number): boolean {
  return clock.now().getTime() - Date.parse(at) >= ms
}
