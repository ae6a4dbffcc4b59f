import { z } from 'zod'
import { parseObject } from '../kit/json.ts'
import { zaloVerifierPage } from './verifier.ts'

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
  /** Office hours without any event after which the webhook counts as switched off; 0 = never. */
  readonly webhookSilenceHours?: number
  /** `false`: the OA may not send buttons, so it is not even tried. */
  readonly richTemplates?: boolean
  readonly ratingTemplate?: RatingTemplate
}

/** A ZBS template of type 5, approved by Zalo. It costs money, unlike a question within 48 h. */
export interface RatingTemplate {
  readonly id: string
  /** Its parameters; `{invite}` stands for the invitation's id. */
  readonly data: Readonly<Record<string, string>>
  /** `window-closed`: only where Zalo takes nothing else. */
  readonly when: 'window-closed' | 'always'
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
  /** Code of the domain's verification file (`verifier.ts`); needed before the other settings exist. */
  readonly ZALO_VERIFIER?: string | undefined
  readonly ZALO_RICH_TEMPLATES?: string | undefined
  readonly ZALO_RATING_TEMPLATE_ID?: string | undefined
  readonly ZALO_RATING_TEMPLATE_DATA?: string | undefined
  readonly ZALO_RATING_TEMPLATE_WHEN?: string | undefined
  readonly ZALO_WEBHOOK_SILENCE_HOURS?: string | number | undefined
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

const hours = (range: z.ZodNumber) => {
  return z.preprocess((value) => (value === '' || value === undefined ? undefined : Number(value)), range.optional())
}

const schema = z.object({
  ZALO_APP_ID: setting,
  ZALO_APP_SECRET: setting,
  ZALO_OA_ID: setting,
  ZALO_OA_SECRET_KEY: setting,
  ZALO_ACCESS_TOKEN: setting,
  ZALO_REFRESH_TOKEN: setting,
  ZALO_API_BASE: base('https://openapi.zalo.me'),
  ZALO_OAUTH_BASE: base('https://oauth.zaloapp.com'),
  ZALO_VERIFIER: setting.refine((code) => code === undefined || zaloVerifierPage(code) !== undefined),
  ZALO_RICH_TEMPLATES: setting.pipe(z.enum(['on', 'off']).default('on')),
  ZALO_RATING_TEMPLATE_ID: setting,
  ZALO_RATING_TEMPLATE_DATA: setting.transform(jsonOf).pipe(z.record(z.string(), z.string())),
  ZALO_RATING_TEMPLATE_WHEN: setting.pipe(z.enum(['window-closed', 'always']).default('window-closed')),
  ZALO_WEBHOOK_SILENCE_HOURS: hours(z.number().min(0)),
  WEBHOOK_MAX_AGE_HOURS: hours(z.number().positive()),
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
  return { kind: 'ready', config: configOf(found, appId, oaSecretKey) }
}

function configOf(found: z.infer<typeof schema>, appId: string, oaSecretKey: string): ZaloConfig {
  const { ZALO_RATING_TEMPLATE_ID: id, ZALO_RATING_TEMPLATE_DATA: data, ZALO_RATING_TEMPLATE_WHEN: when } = found
  const optional = {
    appSecret: found.ZALO_APP_SECRET,
    oaId: found.ZALO_OA_ID,
    accessToken: found.ZALO_ACCESS_TOKEN,
    refreshToken: found.ZALO_REFRESH_TOKEN,
    webhookMaxAgeHours: found.WEBHOOK_MAX_AGE_HOURS,
    webhookSilenceHours: found.ZALO_WEBHOOK_SILENCE_HOURS,
    richTemplates: found.ZALO_RICH_TEMPLATES === 'off' ? false : undefined,
    ratingTemplate: id === undefined ? undefined : { id, data, when },
  }
  return {
    appId,
    oaSecretKey,
    apiBase: found.ZALO_API_BASE,
    oauthBase: found.ZALO_OAUTH_BASE,
    ...withoutGaps(optional),
  }
}

type WithoutGaps<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** Optional fields are absent, never undefined. */
function withoutGaps<T extends object>(values: T): WithoutGaps<T> {
  const kept: WithoutGaps<T> = {}
  for (const name in values) {
    const value = values[name]
    if (isSet(value)) kept[name] = value
  }
  return kept
}

function isSet<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined
}

/** Undefined for what is no JSON (the schema refuses it then) but not a setting that is absent. */
function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return {}
  return parseObject(text)
}
