import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { AppError } from '../core/errors.ts'

/** Refuses what another site's page sends: browsers state the page's origin on every request that changes something. */
export function refuseForeignOrigin(publicUrl: string | undefined): RequestHandler {
  const ownHost = publicUrl === undefined ? undefined : hostOf(publicUrl)
  return (req, _res, next) => {
    const { origin } = req.headers
    // A proxy may have put its own name into Host: then the public address counts.
    const known = origin === undefined ? [] : [req.headers.host, ownHost]
    if (changesNothing(req) || origin === undefined || known.includes(hostOf(origin) ?? '')) next()
    else throw new AppError('forbidden', 'Yêu cầu đến từ một trang khác nên không được nhận.')
  }
}

/** The session's CSRF token, required on everything that changes something. */
export function checkCsrf(req: Request, expected: string): void {
  if (changesNothing(req)) return
  const given = req.headers['x-csrf-token']
  if (typeof given === 'string' && sameText(given, expected)) return
  throw new AppError('forbidden', 'Phiên làm việc không khớp, xin tải lại trang rồi thử lại.')
}

function changesNothing(req: Request): boolean {
  return req.method === 'GET' || req.method === 'HEAD'
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** Over digests, because a comparison in constant time needs equal lengths. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
