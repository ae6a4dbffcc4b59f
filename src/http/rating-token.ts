import { createHmac, timingSafeEqual } from 'node:crypto'
import type { InviteId } from '../core/ids.ts'

/** `<invitation without its i_>.<first 32 hex digits of HMAC-SHA256(secret, "rating-link|<invitation>")>` */
const SHAPE = /^(\w{1,64})\.([0-9a-f]{32})$/

/** Who holds the link may give this invitation's rating, and nothing else: it names no citizen and opens no session. */
export function ratingToken(secret: string, invite: InviteId): string {
  return `${invite.slice('i_'.length)}.${sign(secret, invite)}`
}

/** The invitation that a genuine token names. */
export function readRatingToken(secret: string, token: string): InviteId | undefined {
  const [, id, mac] = SHAPE.exec(token) ?? []
  if (id === undefined || mac === undefined) return undefined
  const invite: InviteId = `i_${id}`
  return timingSafeEqual(Buffer.from(mac), Buffer.from(sign(secret, invite))) ? invite : undefined
}

/** For channels that show links; undefined without a public address, which is where the link must lead. */
export function createRatingLink(secret: string, publicUrl: string | undefined) {
  const base = publicUrl?.replace(/\/+$/, '')
  return (invite: InviteId): string | undefined => {
    return base === undefined ? undefined : `${base}/r/${ratingToken(secret, invite)}`
  }
}

function sign(secret: string, invite: InviteId): string {
  return createHmac('sha256', secret).update(`rating-link|${invite}`).digest('hex').slice(0, 32)
}
