import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { SignInOutcome } from '../people/sign-in.ts'
import type { StaffAccess } from '../people/staff-access.ts'
import type { StaffAccount, StaffSession } from '../people/contract.ts'
import { permissionsOf } from '../people/permissions.ts'
import { readInput } from './read-input.ts'
import { mustChangeFirst, type StaffAuth } from './staff-auth.ts'

export interface SignInRouteParts {
  readonly access: StaffAccess
  readonly auth: StaffAuth
}

const credentials = z.object({
  username: z
    .string('Chưa nhập tên đăng nhập.')
    .trim()
    .min(1, 'Chưa nhập tên đăng nhập.')
    .max(100, 'Tên đăng nhập quá dài.'),
  password: z.string('Chưa nhập mật khẩu.').min(1, 'Chưa nhập mật khẩu.').max(500, 'Mật khẩu quá dài.'),
})

export const codeText = z.string('Chưa nhập mã.').trim().min(1, 'Chưa nhập mã.').max(50, 'Mã quá dài.')
const codeInput = z.object({ ticket: z.string('Xin đăng nhập lại.').max(500, 'Xin đăng nhập lại.'), code: codeText })

/** `/login`, `/logout`, `/me`: with a password, and a code where the account asks for one. */
export function addSignInRoutes(router: Router, { access, auth }: SignInRouteParts): void {
  const { signIn, secondFactors, openId } = access
  router.get('/sign-in', (_req, res) => {
    const shownOpenId = openId && { label: openId.label, href: '/api/staff/openid/start' }
    res.json({ password: true, ...(shownOpenId === undefined ? {} : { openId: shownOpenId }) })
  })
  router.post('/login', async (req, res) => {
    const { username, password } = readInput(credentials, req.body)
    await answer(auth, req, res, await signIn.withPassword(username, password, addressOf(req)))
  })
  router.post('/login/totp', async (req, res) => {
    const { ticket, code } = readInput(codeInput, req.body)
    const outcome = await signIn.withCode(ticket, code, addressOf(req))
    if (outcome.kind === 'refused') throw new AppError('unauthorised', 'Lượt đăng nhập đã hết hạn. Xin đăng nhập lại.')
    await answer(auth, req, res, outcome)
  })
  router.post('/logout', auth.requireStaff('account'), async (req, res) => {
    await auth.record(res, 'logout', auth.current(res).id)
    await auth.logout(req, res)
    res.status(204).end()
  })
  router.get('/me', auth.requireStaff('account'), async (_req, res) => {
    const session = auth.current(res)
    const { on, recoveryCodesLeft } = await secondFactors.state(session.staff.id)
    const permissions = permissionsOf(session.staff.role)
    res.json({ ...signedIn(session, session.csrf), permissions, by: session.by, totp: on, recoveryCodesLeft })
  })
}

async function answer(auth: StaffAuth, req: Request, res: Response, outcome: SignInOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'signed-in': {
      const { staff } = outcome
      const { csrf } = await auth.open(req, res, staff, 'password')
      res.json(signedIn({ staff, by: 'password' }, csrf))
      return
    }
    case 'needs-code':
      res.json({ step: 'totp', ticket: outcome.ticket })
      return
    case 'refused':
      throw new AppError('unauthorised', 'Tên đăng nhập hoặc mật khẩu chưa đúng.')
    case 'wrong-code':
      throw new AppError('unauthorised', 'Mã chưa đúng, đã dùng hoặc hết hạn. Xin nhập mã mới nhất.', { field: 'code' })
    case 'too-many':
      throw tooMany(res, outcome.retryAfterSeconds)
  }
}

export function tooMany(res: Response, retryAfterSeconds: number): AppError {
  res.set('Retry-After', String(retryAfterSeconds))
  const minutes = Math.ceil(retryAfterSeconds / 60)
  return new AppError('too_many_requests', `Đăng nhập sai quá nhiều lần. Xin thử lại sau ${minutes} phút.`)
}

/** What a page learns at every sign-in. */
export function signedIn(session: Pick<StaffSession, 'staff' | 'by'>, csrf: string) {
  const mustChange = mustChangeFirst(session) ? { mustChangePassword: true } : {}
  return { staff: shown(session.staff), csrf, ...mustChange }
}

export function addressOf(req: Request): string {
  return req.ip ?? 'unknown'
}

function shown({ id, displayName, role }: StaffAccount): { id: string; displayName: string; role: string } {
  return { id, displayName, role }
}
