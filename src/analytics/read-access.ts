import type { Request, RequestHandler, Response } from 'express'
import type { AuditDetail, AuditStore } from '../audit/contract.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import { tokenHash } from '../console/session-cookie.ts'
import type { Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import type { StaffId } from '../core/ids.ts'
import { mayDo, type Permission } from '../people/permissions.ts'
import type { ReadTokenStore, TokenHolder } from './export/export-stores.ts'

/** Who reads: somebody with a session, or a program with a read token of theirs. */
export interface ReadAccess {
  /** Lets pass a session with the permission, or, to read only, a token whose maker has it. */
  allow(permission: Permission): RequestHandler
  /** Who `allow` let pass. */
  reader(res: Response): { readonly id: StaffId; readonly name: string; readonly token?: string }
  record(res: Response, action: string, subject: string, detail?: AuditDetail): Promise<void>
}

export interface ReadAccessParts {
  readonly auth: StaffAuth
  readonly tokens: Pick<ReadTokenStore, 'use'>
  readonly audit: Pick<AuditStore, 'add'>
  readonly clock: Clock
}

export function createReadAccess({ auth, tokens, audit, clock }: ReadAccessParts): ReadAccess {
  const holders = new WeakMap<Response, TokenHolder>()
  const now = (): string => clock.now().toISOString()
  return {
    allow(permission) {
      const bySession = auth.requireStaff(permission)
      return async (req, res, next) => {
        const token = bearerOf(req)
        if (token === undefined || req.method !== 'GET') {
          await bySession(req, res, next)
          return
        }
        const holder = await tokens.use(tokenHash(token), now())
        if (holder === undefined) {
          throw new AppError('unauthorised', 'Mã đọc dữ liệu không đúng, đã hết hạn hoặc đã bị thu hồi.')
        }
        if (!mayDo(holder.role, permission)) {
          throw new AppError('forbidden', 'Người tạo mã đọc dữ liệu này không còn quyền dùng chức năng này.')
        }
        holders.set(res, holder)
        next()
      }
    },
    reader(res) {
      const holder = holders.get(res)
      if (holder !== undefined) return { id: holder.createdBy, name: `mã đọc “${holder.name}”`, token: holder.id }
      const { staff } = auth.current(res)
      return { id: staff.id, name: staff.displayName }
    },
    async record(res, action, subject, detail = {}) {
      const holder = holders.get(res)
      if (holder === undefined) return auth.record(res, action, subject, detail)
      await audit.add({ actor: holder.createdBy, action, subject, at: now(), detail: { ...detail, token: holder.id } })
    },
  }
}

function bearerOf(req: Request): string | undefined {
  const [scheme, token] = (req.headers.authorization ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' ? token : undefined
}
