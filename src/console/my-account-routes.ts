import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { Clock } from '../core/clock.ts'
import type { PeopleStore, StaffStore } from '../people/contract.ts'
import { isSessionId } from '../people/session-id.ts'
import type { StaffAccess } from '../people/staff-access.ts'
import { hashPassword, passwordProblem } from './password.ts'
import { readInput } from './read-input.ts'
import { addressOf, codeText, signedIn, tooMany } from './sign-in-routes.ts'
import type { StaffAuth } from './staff-auth.ts'

export interface MyAccountParts {
  readonly access: StaffAccess
  readonly auth: StaffAuth
  readonly staff: StaffStore
  readonly people: PeopleStore
  readonly clock: Clock
}

const secretText = z.string('Chưa nhập mật khẩu.').min(1, 'Chưa nhập mật khẩu.').max(500, 'Mật khẩu quá dài.')
const passwordChange = z.object({ old: secretText, new: secretText })
const proof = z.object({ password: secretText })

/** `/me/…`: one's own password, second factor and sessions. */
export function addMyAccountRoutes(router: Router, parts: MyAccountParts): void {
  router.use('/me', parts.auth.requireStaff('account'))
  addPasswordRoute(router, parts)
  addTotpRoutes(router, parts)
  addSessionRoutes(router, parts)
}

function addPasswordRoute(router: Router, { access, auth, staff }: MyAccountParts): void {
  router.post('/me/password', async (req, res) => {
    const { old, new: wanted } = readInput(passwordChange, req.body)
    const { staff: me, by } = auth.current(res)
    await checkOwner(access, auth, { req, res, password: old, field: 'old' })
    const problem = wanted === old ? 'Mật khẩu mới phải khác mật khẩu cũ.' : passwordProblem(wanted, me.username)
    if (problem !== undefined) throw new AppError('invalid_input', problem, { field: 'new' })
    const passwordHash = await hashPassword(wanted)
    // Ends all sessions; this one goes on under a new token.
    await staff.setPassword(me.id, passwordHash)
    await auth.record(res, 'password-change', me.id)
    const { csrf } = await auth.renew(req, res)
    const { mustChangePassword: _done, ...account } = me
    res.json(signedIn({ staff: account, by }, csrf))
  })
}

function addTotpRoutes(router: Router, { access, auth, people }: MyAccountParts): void {
  const { secondFactors } = access
  router.post('/me/totp', async (_req, res) => {
    res.json(await secondFactors.propose(auth.current(res).staff))
  })
  router.post('/me/totp/confirm', async (req, res) => {
    const { code } = readInput(z.object({ code: codeText }), req.body)
    const { staff: me } = auth.current(res)
    const recoveryCodes = await secondFactors.confirm(me, code)
    await auth.record(res, 'totp-on', me.id)
    await people.endSessions(me.id)
    res.json({ recoveryCodes, ...(await auth.renew(req, res)) })
  })
  router.delete('/me/totp', async (req, res) => {
    const { password } = readInput(proof, req.body)
    const { staff: me } = auth.current(res)
    await checkOwner(access, auth, { req, res, password, field: 'password' })
    await secondFactors.remove(me.id)
    await auth.record(res, 'totp-off', me.id)
    await people.endSessions(me.id)
    res.json(await auth.renew(req, res))
  })
}

function addSessionRoutes(router: Router, { auth, people, clock }: MyAccountParts): void {
  router.get('/me/sessions', async (_req, res) => {
    const { staff: me, id } = auth.current(res)
    const sessions = await people.sessions(me.id, clock.now().toISOString())
    res.json(sessions.map((session) => ({ ...session, here: session.id === id })))
  })
  router.delete('/me/sessions/:id', async (req, res) => {
    const { staff: me } = auth.current(res)
    const { id } = req.params
    // Another's session is as unknown as none.
    const ended = isSessionId(id) ? await people.endSessions(me.id, id) : 0
    if (ended === 0) throw new AppError('not_found', 'Không tìm thấy phiên đăng nhập này.')
    await auth.record(res, 'session-end', me.id, { session: id })
    res.status(204).end()
  })
}

interface Proof {
  readonly req: Request
  readonly res: Response
  readonly password: string
  readonly field: string
}

/** A page that was left open is not enough. Wrong passwords count as at the sign-in. */
async function checkOwner({ signIn }: StaffAccess, auth: StaffAuth, { req, res, password, field }: Proof) {
  const outcome = await signIn.isOwner(auth.current(res).staff, password, addressOf(req))
  if (typeof outcome === 'object') throw tooMany(res, outcome.retryAfterSeconds)
  if (!outcome) throw new AppError('invalid_input', 'Mật khẩu hiện tại chưa đúng.', { field })
}
