import { z } from 'zod'
import { AppError } from './core/errors.ts'

/** The only reader of `process.env`. Every value is optional: an empty environment runs the embedded default. */
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'expected postgres://…')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'expected redis://…')
    .optional(),
  /** Express's list: `loopback`, addresses, networks. */
  TRUSTED_PROXIES: z.string().min(1).optional(),
  SESSION_SECRET: z.string().min(16, 'expected at least 16 characters').optional(),
  /** Any server of the OpenAI protocol; with a key alone, OpenAI's own. */
  OPENAI_BASE_URL: z.url().optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
  /** The first three together: sign-in at the agency's own provider. */
  OPENID_ISSUER: z
    .url()
    .regex(/^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/, 'expected https://…')
    .optional(),
  OPENID_CLIENT_ID: z.string().min(1).optional(),
  OPENID_CLIENT_SECRET: z.string().min(1).optional(),
  OPENID_LABEL: z.string().min(1).optional(),
  CLOCK: z.iso.datetime({ offset: true }).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Platforms repeat an event for up to two hours: refusing it sooner would switch the webhook off. */
  WEBHOOK_MAX_AGE_HOURS: z.coerce.number().min(3, 'expected at least 3').optional(),
})

export interface Config extends z.infer<typeof schema> {
  /** The environment for `channels/<id>/config.ts`, which read what is theirs. */
  readonly channels: Readonly<Record<string, string>>
}

export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) if (value !== undefined && value !== '') given[name] = value
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const field = issue?.path.join('.') ?? ''
    throw new AppError('config_invalid', `${field}: ${issue?.message ?? 'invalid'}`, { field })
  }
  return { ...parsed.data, channels: given }
}
