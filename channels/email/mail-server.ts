/** Where a mail server is, from `imap(s)://user:pass@host:port` or `smtp(s)://…`. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte. */
  readonly secure: boolean
  readonly user?: string
  readonly password?: string
}

const ports = { smtp: { plain: 587, secure: 465 }, imap: { plain: 143, secure: 993 } } as const

/** Undefined: no such address. Percent signs in user and password are undone. */
export function readServer(url: string, scheme: keyof typeof ports): MailServer | undefined {
  const [, name = ''] = /^([a-z]+):\/\//i.exec(url) ?? []
  const protocol = name.toLowerCase()
  if (protocol !== scheme && protocol !== `${scheme}s`) return undefined
  try {
    // As http, whose hosts the URL parser checks.
    const read = new URL(url.replace(/^[a-z]+:/i, 'http:'))
    const secure = protocol.endsWith('s')
    const fallback = secure ? ports[scheme].secure : ports[scheme].plain
    // 80 is http's own port, which the parser drops; no mail server has it.
    const port = read.port === '' ? fallback : Number(read.port)
    const [user, password] = [decodeURIComponent(read.username), decodeURIComponent(read.password)]
    return {
      host: read.hostname.replace(/^\[(.*)\]$/, '$1'),
      port,
      secure,
      ...(user === '' ? {} : { user }),
      ...(password === '' ? {} : { password }),
    }
  } catch {
    // Not an address: the caller names the setting.
    return undefined
  }
}

/** On this machine there is no line to listen on, and no certificate for its name. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}
