import { z } from 'zod'

/** Keys of the environment. */
export interface WebSettings {
  readonly WEB_ALLOWED_ORIGINS?: string | undefined
  readonly WEB_IDENTITY_SECRET?: string | undefined
}

/** As browsers write it in `Origin` (RFC 6454 §6.1); a leading `*.` stands for every name below the domain. */
const ORIGIN = /^https?:\/\/(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/
/** HS256 wants a key as long as its digest (RFC 7518 §3.2). */
const SHORTEST_KEY = 32

/** An empty key would let anyone sign a visitor token, so it is refused here too, not only in the environment schema. */
export const webConfigSchema = z.object({
  sessionSecret: z.string().min(1, 'sessionSecret must not be empty'),
  /** Shared with the host pages' servers; without it nobody is told by name. */
  identitySecret: z.string().min(SHORTEST_KEY, 'expected at least 32 characters').optional(),
  /** Pages that may show the widget; none named = all. */
  allowedOrigins: z.array(z.string().regex(ORIGIN, 'expected https://host')).default([]),
})

export type WebConfig = z.infer<typeof webConfigSchema>
export type WebConfigInput = z.input<typeof webConfigSchema>

export type WebConfigOutcome =
  | { readonly kind: 'ready'; readonly config: WebConfig }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[]; readonly invalid: readonly string[] }

const names: Readonly<Record<string, keyof WebSettings>> = {
  identitySecret: 'WEB_IDENTITY_SECRET',
  allowedOrigins: 'WEB_ALLOWED_ORIGINS',
}

/** The channel is always on. `invalid` names settings, never their values. */
export function readWebConfig(settings: WebSettings, sessionSecret: string): WebConfigOutcome {
  const identitySecret = settings.WEB_IDENTITY_SECRET?.trim() ?? ''
  const allowedOrigins = (settings.WEB_ALLOWED_ORIGINS ?? '').split(/[\s,]+/).filter((origin) => origin !== '')
  const read = webConfigSchema.safeParse({
    sessionSecret,
    ...(identitySecret === '' ? {} : { identitySecret }),
    // People copy addresses with a slash at the end; browsers send none, and all in lower case.
    allowedOrigins: allowedOrigins.map((origin) => origin.toLowerCase().replace(/\/$/, '')),
  })
  if (read.success) return { kind: 'ready', config: read.data }
  const fields = read.error.issues.map((issue) => String(issue.path[0] ?? ''))
  const invalid = [...new Set(fields.map((field) => names[field] ?? 'SESSION_SECRET'))]
  return { kind: 'incomplete', missing: [], invalid }
}
