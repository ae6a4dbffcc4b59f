import type { ZaloPlatform } from './zalo-platform.ts'

export const zaloKeys = { appId: '1000000001', oaId: '2000000002', oaSecret: 'oa-secret-key', appSecret: 'app-secret' }

/** The environment that points the program at the local platform. */
export function zaloSettings(platform: Pick<ZaloPlatform, 'apiBase' | 'oauthBase' | 'tokens'>): Record<string, string> {
  return {
    ZALO_APP_ID: zaloKeys.appId,
    ZALO_APP_SECRET: zaloKeys.appSecret,
    ZALO_OA_ID: zaloKeys.oaId,
    ZALO_OA_SECRET_KEY: zaloKeys.oaSecret,
    ZALO_ACCESS_TOKEN: platform.tokens.pair.accessToken,
    ZALO_REFRESH_TOKEN: platform.tokens.pair.refreshToken,
    ZALO_API_BASE: platform.apiBase,
    ZALO_OAUTH_BASE: platform.oauthBase,
  }
}
