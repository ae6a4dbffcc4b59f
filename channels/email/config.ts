import { addressParser } from 'postal-mime'
import { z } from 'zod'
import { normalAddress } from './headers.ts'
import { readServer, type MailServer } from './mail-server.ts'

export interface EmailConfig {
  /** The mailbox that citizens write to, and that answers come from. */
  readonly address: string
  readonly name: string
  /** The domain of our Message-IDs. */
  readonly domain: string
  readonly smtp: MailServer
  readonly imap?: MailServer
  readonly webhookSecret?: string
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly privateKey: string }
}

/** Keys of the environment. */
export interface EmailSettings {
  readonly EMAIL_ADDRESS?: string | undefined
  readonly EMAIL_SMTP_URL?: string | undefined
  readonly EMAIL_IMAP_URL?: string | undefined
  readonly EMAIL_WEBHOOK_SECRET?: string | undefined
  readonly EMAIL_DKIM_SELECTOR?: string | undefined
  readonly EMAIL_DKIM_PRIVATE_KEY?: string | undefined
}

export type EmailConfigOutcome =
  | { readonly kind: 'ready'; readonly config: EmailConfig }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[]; readonly invalid: readonly string[] }

const setting = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.string().trim().optional(),
)
const server = (scheme: 'smtp' | 'imap') =>
  setting.transform((url, context) => {
    if (url === undefined) return undefined
    const read = readServer(url, scheme)
    if (read === undefined) context.addIssue({ code: 'custom', message: `expected ${scheme}(s)://…` })
    return read
  })

const schema = z.object({
  EMAIL_ADDRESS: setting.transform((text, context) => {
    const [mailbox] = text === undefined ? [] : addressParser(text, { flatten: true })
    const address = normalAddress(mailbox?.address)
    if (text !== undefined && address === undefined) context.addIssue({ code: 'custom', message: 'no address' })
    return address === undefined ? undefined : { address, name: (mailbox?.name ?? '').trim() }
  }),
  EMAIL_SMTP_URL: server('smtp'),
  EMAIL_IMAP_URL: server('imap'),
  EMAIL_WEBHOOK_SECRET: setting,
  EMAIL_DKIM_SELECTOR: setting.pipe(
    z
      .string()
      .regex(/^[\w.-]+$/)
      .optional(),
  ),
  EMAIL_DKIM_PRIVATE_KEY: setting.pipe(z.string().includes('PRIVATE KEY').optional()),
})

const secrets = ['EMAIL_SMTP_URL', 'EMAIL_IMAP_URL', 'EMAIL_WEBHOOK_SECRET'] as const
const DEFAULT_NAME = 'An Sinh – Bảo hiểm xã hội Việt Nam'

/** Undefined: none of the secrets is set, the channel is off. */
export function readEmailConfig(values: EmailSettings): EmailConfigOutcome | undefined {
  if (secrets.every((name) => (values[name] ?? '').trim() === '')) return undefined
  const read = schema.safeParse(values)
  if (!read.success) {
    const invalid = [...new Set(read.error.issues.map((issue) => String(issue.path[0] ?? '')))]
    return { kind: 'incomplete', missing: [], invalid }
  }
  const { EMAIL_ADDRESS: own, EMAIL_SMTP_URL: smtp, EMAIL_IMAP_URL: imap, EMAIL_WEBHOOK_SECRET: secret } = read.data
  const hasInbound = imap !== undefined || secret !== undefined
  if (own === undefined || smtp === undefined || !hasInbound) {
    const missing = [
      ...(own === undefined ? ['EMAIL_ADDRESS'] : []),
      ...(smtp === undefined ? ['EMAIL_SMTP_URL'] : []),
      ...(hasInbound ? [] : ['EMAIL_IMAP_URL or EMAIL_WEBHOOK_SECRET']),
    ]
    return { kind: 'incomplete', missing, invalid: [] }
  }
  return dkimOf(read.data, {
    address: own.address,
    name: own.name || DEFAULT_NAME,
    domain: own.address.slice(own.address.lastIndexOf('@') + 1),
    smtp,
    ...(imap === undefined ? {} : { imap }),
    ...(secret === undefined ? {} : { webhookSecret: secret }),
  })
}

/** Half a DKIM setting would sign nothing without anybody noticing. */
function dkimOf(read: z.infer<typeof schema>, config: EmailConfig): EmailConfigOutcome {
  const { EMAIL_DKIM_SELECTOR: selector, EMAIL_DKIM_PRIVATE_KEY: key } = read
  if (selector === undefined && key === undefined) return { kind: 'ready', config }
  if (selector === undefined) return { kind: 'incomplete', missing: ['EMAIL_DKIM_SELECTOR'], invalid: [] }
  if (key === undefined) return { kind: 'incomplete', missing: ['EMAIL_DKIM_PRIVATE_KEY'], invalid: [] }
  // In an environment variable line ends are often written as `\n`.
  const privateKey = key.replaceAll('\\n', '\n')
  return { kind: 'ready', config: { ...config, dkim: { domain: config.domain, selector, privateKey } } }
}
