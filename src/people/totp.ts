import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'

/** RFC 6238 as authenticator apps know it: SHA-1, six digits, thirty seconds. */
const PERIOD_SECONDS = 30
/** Steps before and after: a telephone's clock may be off by half a minute. */
const WINDOW = 1

export interface NewTotp {
  /** Base32, to be typed where the picture cannot be taken. */
  readonly secret: string
  readonly uri: string
  /** The URI as a QR code, an SVG data URL. */
  readonly qr: string
}

export function newTotp(username: string): NewTotp {
  // 160 bits, as RFC 4226 recommends.
  const secret = new Secret({ size: 20 })
  const uri = totpOf(secret, username).toString()
  const svg = renderSVG(uri, { border: 2 })
  return { secret: secret.base32, uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
}

/** The time step that the code belongs to, or undefined if it is none of now. */
export function stepOfCode(secret: string, code: string, at: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const totp = totpOf(Secret.fromBase32(secret), '')
  const delta = totp.validate({ token: code, timestamp: at.getTime(), window: WINDOW })
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / PERIOD_SECONDS) + delta
}

function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'An Sinh', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS })
}
