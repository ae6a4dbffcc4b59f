import { z } from 'zod'

export interface TelegramConfig {
  readonly botToken: string
  /** The number before the colon of the token: Telegram's id of the bot. */
  readonly botId: string
  /** Without it no webhook is believed, and updates are polled for. */
  readonly webhookSecret?: string
  /** Where our own pages are: Telegram is told to post there. */
  readonly publicUrl?: string
  readonly apiRoot: string
}

/** Keys of the environment. */
export interface TelegramSettings {
  readonly TELEGRAM_BOT_TOKEN?: string | undefined
  readonly TELEGRAM_WEBHOOK_SECRET?: string | undefined
  readonly TELEGRAM_API_ROOT?: string | undefined
  readonly PUBLIC_URL?: string | undefined
}

export type TelegramConfigOutcome =
  | { readonly kind: 'ready'; readonly config: TelegramConfig }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[]; readonly invalid: readonly string[] }

const blankIsUnset = (value: unknown): unknown => {
  const text = typeof value === 'string' ? value.trim() : value
  return text === '' ? undefined : text
}

const schema = z.object({
  TELEGRAM_BOT_TOKEN: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^\d{1,20}:[\w-]{1,200}$/)
      .optional(),
  ),
  // `setWebhook` takes no other characters and no other length.
  TELEGRAM_WEBHOOK_SECRET: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^[\w-]{1,256}$/)
      .optional(),
  ),
  // grammY refuses a slash at the end.
  TELEGRAM_API_ROOT: z
    .preprocess(blankIsUnset, z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'))
    .transform((url) => url.replace(/\/+$/, '')),
  PUBLIC_URL: z.preprocess(blankIsUnset, z.url().optional()),
})

/** Undefined: neither the token nor the secret is set, the channel is off. */
export function readTelegramConfig(values: TelegramSettings): TelegramConfigOutcome | undefined {
  const isSet = (value: string | undefined): boolean => (value ?? '').trim() !== ''
  if (!isSet(values.TELEGRAM_BOT_TOKEN) && !isSet(values.TELEGRAM_WEBHOOK_SECRET)) return undefined
  const read = schema.safeParse(values)
  if (!read.success) {
    const invalid = [...new Set(read.error.issues.map((issue) => String(issue.path[0] ?? '')))]
    return { kind: 'incomplete', missing: [], invalid }
  }
  const { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_API_ROOT: apiRoot } = read.data
  const { PUBLIC_URL: publicUrl } = read.data
  if (botToken === undefined) return { kind: 'incomplete', missing: ['TELEGRAM_BOT_TOKEN'], invalid: [] }
  const botId = botToken.slice(0, botToken.indexOf(':'))
  return {
    kind: 'ready',
    config: {
      botToken,
      botId,
      apiRoot,
      ...(secret === undefined ? {} : { webhookSecret: secret }),
      ...(publicUrl === undefined ? {} : { publicUrl }),
    },
  }
}
