import { z } from 'zod'

export interface MessengerConfig {
  /** Signs webhooks. */
  readonly appSecret: string
  /** Ours, typed into Meta's webhook page: proves that the URL is saved by somebody who knows it. */
  readonly verifyToken: string
  readonly pageToken: string
  readonly pageId?: string
  /** Tells our own echoes from those of another app that writes for the same page. */
  readonly appId?: string
  /** With the version, e.g. `https://graph.facebook.com/v25.0`. */
  readonly graphBase: string
  /** Set: ratings are asked with Meta's customer feedback template, which must link to a privacy page. */
  readonly feedbackPrivacyUrl?: string
  readonly webhookMaxAgeHours?: number
}

/** Keys of the environment. */
export interface MessengerSettings {
  readonly MESSENGER_APP_SECRET?: string | undefined
  readonly MESSENGER_VERIFY_TOKEN?: string | undefined
  readonly MESSENGER_PAGE_TOKEN?: string | undefined
  readonly MESSENGER_PAGE_ID?: string | undefined
  readonly MESSENGER_APP_ID?: string | undefined
  readonly MESSENGER_FEEDBACK_PRIVACY_URL?: string | undefined
  readonly GRAPH_API_BASE?: string | undefined
  readonly WEBHOOK_MAX_AGE_HOURS?: string | number | undefined
}

export type MessengerConfigOutcome =
  | { readonly kind: 'ready'; readonly config: MessengerConfig }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[]; readonly invalid: readonly string[] }

/** A version lives two years; a base that ends in one replaces it without a new release. */
const GRAPH_VERSION = 'v25.0'
const VERSIONED = /\/v\d{1,3}\.\d{1,2}$/

const setting = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.string().trim().optional(),
)
const id = setting.pipe(
  z
    .string()
    .regex(/^\d{1,40}$/)
    .optional(),
)

const schema = z.object({
  MESSENGER_APP_SECRET: setting,
  MESSENGER_VERIFY_TOKEN: setting,
  MESSENGER_PAGE_TOKEN: setting,
  MESSENGER_PAGE_ID: id,
  MESSENGER_APP_ID: id,
  MESSENGER_FEEDBACK_PRIVACY_URL: setting.pipe(z.url({ protocol: /^https$/ }).optional()),
  GRAPH_API_BASE: setting.pipe(z.url({ protocol: /^https?$/ }).default('https://graph.facebook.com')),
  WEBHOOK_MAX_AGE_HOURS: z.preprocess(
    (value) => (value === '' || value === undefined ? undefined : Number(value)),
    z.number().positive().optional(),
  ),
})

const secrets = ['MESSENGER_APP_SECRET', 'MESSENGER_VERIFY_TOKEN', 'MESSENGER_PAGE_TOKEN'] as const

/** Undefined: none of the secrets is set, the channel is off. */
export function readMessengerConfig(values: MessengerSettings): MessengerConfigOutcome | undefined {
  if (secrets.every((name) => (values[name] ?? '').trim() === '')) return undefined
  const read = schema.safeParse(values)
  if (!read.success) {
    const invalid = [...new Set(read.error.issues.map((issue) => String(issue.path[0] ?? '')))]
    return { kind: 'incomplete', missing: [], invalid }
  }
  const found = read.data
  const { MESSENGER_APP_SECRET: appSecret, MESSENGER_VERIFY_TOKEN: verifyToken } = found
  const { MESSENGER_PAGE_TOKEN: pageToken } = found
  if (appSecret === undefined || verifyToken === undefined || pageToken === undefined) {
    return { kind: 'incomplete', missing: secrets.filter((name) => found[name] === undefined), invalid: [] }
  }
  const { MESSENGER_PAGE_ID: pageId, MESSENGER_APP_ID: appId } = found
  const { MESSENGER_FEEDBACK_PRIVACY_URL: feedbackPrivacyUrl, WEBHOOK_MAX_AGE_HOURS: webhookMaxAgeHours } = found
  const config: MessengerConfig = {
    appSecret,
    verifyToken,
    pageToken,
    graphBase: versioned(found.GRAPH_API_BASE),
    ...(pageId === undefined ? {} : { pageId }),
    ...(appId === undefined ? {} : { appId }),
    ...(feedbackPrivacyUrl === undefined ? {} : { feedbackPrivacyUrl }),
    ...(webhookMaxAgeHours === undefined ? {} : { webhookMaxAgeHours }),
  }
  return { kind: 'ready', config }
}

function versioned(base: string): string {
  const bare = base.replace(/\/+$/, '')
  return VERSIONED.test(bare) ? bare : `${bare}/${GRAPH_VERSION}`
}
