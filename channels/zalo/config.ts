import { z } from 'zod'

export interface ZaloConfig {
  readonly appId: string
  /** The app's secret: only for OAuth. Without it the access token cannot be renewed. */
  readonly appSecret?: string
  readonly oaId?: string
  /** The OA's secret: only for webhook signatures. Mixing it up with the app's makes every signature fail. */
  readonly oaSecretKey: string
  readonly accessToken?: string
  readonly refreshToken?: string
  readonly apiBase: string
  readonly oauthBase: string
  readonly webhookMaxAgeHours?: number
}

/** Keys of the environment. */
export interface ZaloSettings {
  readonly ZALO_APP_ID?: string | undefined
  readonly ZALO_APP_SECRET?: string | undefined
  readonly ZALO_OA_ID?: string | undefined
  readonly ZALO_OA_SECRET_KEY?: string | undefined
  readonly ZALO_ACCESS_TOKEN?: string | undefined
  readonly ZALO_REFRESH_TOKEN?: string | undefined
  readonly ZALO_API_BASE?: string | undefined
  readonly ZALO_OAUTH_BASE?: string | undefined
  readonly WEBHOOK_MAX_AGE_HOURS?: string | number | undefined
}

export type ZaloConfigOutcome =
  | { readonly kind: 'ready'; readonly config: ZaloConfig }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[]; readonly invalid: readonly string[] }

const setting = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.string().trim().optional(),
)
const base = (fallback: string) =>
  setting.pipe(z.url({ protocol: /^https?$/ }).default(fallback)).transform((url) => url.replace(/\/+$/, ''))

const schema = z.object({
  ZALO_APP_ID: setting,
  ZALO_APP_SECRET: setting,
  ZALO_OA_ID: setting,
  ZALO_OA_SECRET_KEY: setting,
  ZALO_ACCESS_TOKEN: setting,
  ZALO_REFRESH_TOKEN: setting,
  ZALO_API_BASE: base('https://openapi.zalo.me'),
  ZALO_OAUTH_BASE: base('https://oauth.zaloapp.com'),
  WEBHOOK_MAX_AGE_HOURS: z.preprocess(
    (value) => (value === '' || value === undefined ? undefined : Number(value)),
    z.number().positive().optional(),
  ),
})

const secrets = [
  'ZALO_APP_ID',
  'ZALO_APP_SECRET',
  'ZALO_OA_SECRET_KEY',
  'ZALO_ACCESS_TOKEN',
  'ZALO_REFRESH_TOKEN',
] as const

/** Undefined: none of the secrets is set, the channel is off. */
export function readZaloConfig(values: ZaloSettings): ZaloConfigOutcome | undefined {
  if (secrets.every((name) => (values[name] ?? '').trim() === '')) return undefined
  const read = schema.safeParse(values)
  if (!read.success) {
    const invalid = [...new Set(read.error.issues.map((issue) => String(issue.path[0] ?? '')))]
    return { kind: 'incomplete', missing: [], invalid }
  }
  const found = read.data
  const { ZALO_APP_ID: appId, ZALO_OA_SECRET_KEY: oaSecretKey } = found
  const hasToken = found.ZALO_ACCESS_TOKEN !== undefined || found.ZALO_REFRESH_TOKEN !== undefined
  if (appId === undefined || oaSecretKey === undefined || !hasToken) {
    const missing = [
      ...(appId === undefined ? ['ZALO_APP_ID'] : []),
      ...(oaSecretKey === undefined ? ['ZALO_OA_SECRET_KEY'] : []),
      ...(hasToken ? [] : ['ZALO_ACCESS_TOKEN or ZALO_REFRESH_TOKEN']),
    ]
    return { kind: 'incomplete', missing, invalid: [] }
  }
  const config: ZaloConfig = {
    appId,
    oaSecretKey,
    apiBase: found.ZALO_API_BASE,
    oauthBase: found.ZALO_OAUTH_BASE,
    ...(found.ZALO_APP_SECRET === undefined ? {} : { appSecret: found.ZALO_APP_SECRET }),
    ...(found.ZALO_OA_ID === undefined ? {} : { oaId: found.ZALO_OA_ID }),
    ...(found.ZALO_ACCESS_TOKEN === undefined ? {} : { accessToken: found.ZALO_ACCESS_TOKEN }),
    ...(found.ZALO_REFRESH_TOKEN === undefined ? {} : { refreshToken: found.ZALO_REFRESH_TOKEN }),
    ...(found.WEBHOOK_MAX_AGE_HOURS === undefined ? {} : { webhookMaxAgeHours: found.WEBHOOK_MAX_AGE_HOURS }),
  }
  return { kind: 'ready', config }
}
