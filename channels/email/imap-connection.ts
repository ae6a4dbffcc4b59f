import { ImapFlow } from 'imapflow'
import { isLoopback, type MailServer } from './mail-server.ts'

export interface ImapTimes {
  readonly connectMs: number
  /** Without a byte from the server; while idling the library asks before it gives up. */
  readonly silenceMs: number
}
const TIMES: ImapTimes = { connectMs: 15_000, silenceMs: 120_000 }

/** One connection; after its `close` a new one is made, since the object cannot be used again. */
export function openImap(server: MailServer, times: ImapTimes = TIMES): ImapFlow {
  const { host, port, secure, user, password } = server
  const isLocal = isLoopback(host)
  const client = new ImapFlow({
    host,
    port,
    secure,
    // On one machine TLS protects nothing and certificates do not fit; elsewhere a password never leaves without it.
    ...(secure ? {} : { doSTARTTLS: !isLocal }),
    ...(isLocal ? { tls: { rejectUnauthorized: false } } : {}),
    auth: { user: user ?? '', pass: password ?? '' },
    // It would begin 15 s after the last command (measured): IDLE is asked for by name.
    disableAutoIdle: true,
    logger: false,
    connectionTimeout: times.connectMs,
    greetingTimeout: times.connectMs,
    socketTimeout: times.silenceMs,
    maxLiteralSize: 32 * 1024 * 1024,
    maxResponseSize: 40 * 1024 * 1024,
  })
  // Each failure also rejects the command under way, and `close` follows; without a listener Node would end the program.
  client.on('error', () => undefined)
  return client
}

/** A code for logs; the library's messages quote what the server said. */
export function imapFailure(error: unknown): string {
  if (isRefusedLogin(error)) return 'IMAP login refused'
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? `IMAP ${code}` : 'IMAP failed'
}

export function isRefusedLogin(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'authenticationFailed') === true
}
