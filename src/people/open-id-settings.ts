import type { Config } from '../config.ts'
import type { OpenIdSettings } from './open-id.ts'

/** Undefined: the provider is not set up, and the sign-in page shows no button. */
export function openIdSettings(config: Config): OpenIdSettings | undefined {
  const { OPENID_ISSUER: issuer, OPENID_CLIENT_ID: clientId, OPENID_CLIENT_SECRET: clientSecret } = config
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  return { issuer, clientId, clientSecret, label: config.OPENID_LABEL ?? 'Đăng nhập bằng tài khoản cơ quan' }
}
