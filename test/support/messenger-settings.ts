import type { MessengerPlatform } from './messenger-platform.ts'

export const messengerKeys = {
  pageId: '1906385232743451',
  appId: '1517776481860111',
  pageToken: 'page-token',
  appSecret: 'app-secret',
  verifyToken: 'verify-token',
}

/** The environment that points the program at the local platform. */
export function messengerSettings(platform: Pick<MessengerPlatform, 'base'>): Record<string, string> {
  return {
    MESSENGER_APP_SECRET: messengerKeys.appSecret,
    MESSENGER_VERIFY_TOKEN: messengerKeys.verifyToken,
    MESSENGER_PAGE_TOKEN: messengerKeys.pageToken,
    MESSENGER_PAGE_ID: messengerKeys.pageId,
    GRAPH_API_BASE: platform.base,
  }
}
