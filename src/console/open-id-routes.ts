import type { CookieOptions, Request, Response, Router } from 'express'
import { AppError } from '../core/errors.ts'
import type { AuditStore } from '../audit/contract.ts'
import type { Clock } from '../core/clock.ts'
import type { ProviderIdentityStore } from '../people/contract.ts'
import { OPENID_MINUTES, type OpenId } from '../people/open-id.ts'
import { addressOf } from './sign-in-routes.ts'
import type { StaffAuth } from './staff-auth.ts'

export interface OpenIdRouteParts {
  readonly openId: OpenId | undefined
  readonly identities: ProviderIdentityStore
  readonly auth: StaffAuth
  readonly audit: AuditStore
  readonly clock: Clock
  readonly publicUrl: string | undefined
}

const COOKIE = 'ansinh_openid'
const CALLBACK = '/api/staff/openid/callback'

/** Both are opened by the browser as pages: what goes wrong leads back to the sign-in page, which says it in words. */
export function addOpenIdRoutes(router: Router, parts: OpenIdRouteParts): void {
  const { openId, publicUrl } = parts
  router.get('/openid/start', async (req, res) => {
    if (openId === undefined) throw new AppError('not_found', 'Chưa bật đăng nhập bằng tài khoản cơ quan.')
    try {
      const { url, kept } = await openId.start(originOf(req, publicUrl) + CALLBACK)
      res.cookie(COOKIE, kept, { ...cookieOptions(publicUrl), maxAge: OPENID_MINUTES * 60_000 })
      res.redirect(url)
    } catch {
      res.redirect('/staff?signIn=unavailable')
    }
  })
  router.get('/openid/callback', async (req, res) => {
    if (openId === undefined) throw new AppError('not_found', 'Chưa bật đăng nhập bằng tài khoản cơ quan.')
    const kept = readCookie(req)
    res.clearCookie(COOKIE, cookieOptions(publicUrl))
    const url = new URL(originOf(req, publicUrl) + CALLBACK)
    url.search = new URL(req.originalUrl, 'http://any').search
    // Of what the provider said nothing is shown: pages quote no address line.
    const identity = await openId.finish(url, kept).catch(() => undefined)
    res.redirect(`/staff${await end(parts, req, res, identity)}`)
  })
}

async function end(
  { identities, auth, audit, clock }: OpenIdRouteParts,
  req: Request,
  res: Response,
  identity: Parameters<ProviderIdentityStore['accountOf']>[0] | undefined,
): Promise<string> {
  const note = (actor: string, action: string): Promise<void> =>
    audit.add({ actor, action, subject: addressOf(req), at: clock.now().toISOString(), detail: { by: 'openid' } })
  if (identity === undefined) {
    await note('unknown', 'login-failed')
    return '?signIn=failed'
  }
  const account = await identities.accountOf(identity)
  if (account === undefined) {
    await note('unknown', 'login-failed')
    return '?signIn=no-account'
  }
  await note(account.id, 'login')
  await auth.open(req, res, account, 'openid')
  return ''
}

/** The provider refuses any address that was not registered there, so a made-up Host leads nowhere. */
function originOf(req: Request, publicUrl: string | undefined): string {
  return publicUrl === undefined ? `${req.protocol}://${req.headers.host ?? 'localhost'}` : new URL(publicUrl).origin
}

function readCookie(req: Request): string {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? ''
}

/** Lax, not strict: the browser comes back from the provider's page, and must bring it along. */
function cookieOptions(publicUrl: string | undefined): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: CALLBACK, secure: publicUrl?.startsWith('https://') ?? false }
}
