import { createTransport } from 'nodemailer'
import type { ChannelHealth, DeliveryResult } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { ChannelAddress } from '../../src/core/message.ts'
import type { EmailConfig } from './config.ts'
import { normalAddress } from './headers.ts'
import { isLoopback, type MailServer } from './mail-server.ts'
import type { EmailCall } from './render.ts'
import { smtpFailure } from './smtp-result.ts'
import { createThreadLimit } from './thread-limit.ts'
import { untilAborted } from './until-aborted.ts'

export interface EmailClient {
  send(call: EmailCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult>
  /** Whether the server lets us in. */
  probe(signal: AbortSignal): Promise<ChannelHealth>
  /** Ends what is kept open between mails; a mail after it opens anew, and ends that too. */
  close(): void
}

/** Together less than the delivery's own limit of 30 s for a message. */
export interface SmtpTimes {
  readonly connectMs: number
  readonly greetingMs: number
  readonly silenceMs: number
}
const TIMES: SmtpTimes = { connectMs: 8_000, greetingMs: 8_000, silenceMs: 15_000 }

interface ClientParts {
  readonly config: Pick<EmailConfig, 'address' | 'name' | 'smtp' | 'dkim'>
  readonly clock: Clock
  readonly times?: SmtpTimes
}

type Transport = ReturnType<typeof openTransport>
type Mail = Parameters<Transport['sendMail']>[0]

export function createEmailClient({ config, clock, times = TIMES }: ClientParts): EmailClient {
  const limit = createThreadLimit(clock)
  // Opened with the first mail: an adapter that only renders holds no connection.
  let opened: Transport | undefined
  const mails = { underWay: 0, areLast: false }
  const transport = (): Transport => (opened ??= openTransport(config, times))

  async function send(call: EmailCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult> {
    const recipient = normalAddress(to.user)
    if (recipient === undefined) return { kind: 'blocked', why: 'no e-mail address' }
    if (signal.aborted) return { kind: 'retry-later', why: 'aborted' }
    if (call.automatic && !limit.allows(to, call.messageId)) return { kind: 'refused', why: 'too many automatic mails' }
    mails.underWay++
    try {
      const sent = await untilAborted(transport().sendMail(mailOf(call, recipient, config)), signal)
      if (sent === 'aborted') return { kind: 'retry-later', why: 'aborted' }
      return { kind: 'delivered', externalId: call.messageId }
    } catch (error) {
      return smtpFailure(error)
    } finally {
      mails.underWay--
      // The outbox goes on for a moment after the program was told to stop.
      if (mails.areLast && mails.underWay === 0) close()
    }
  }

  async function probe(signal: AbortSignal): Promise<ChannelHealth> {
    // A connection of its own: the pool's may all be busy.
    const trial = openTransport(config, times)
    try {
      const verified = await untilAborted(trial.verify(), signal)
      return verified === 'aborted' ? { ok: false, detail: 'SMTP aborted' } : { ok: true, detail: 'SMTP ready' }
    } catch (error) {
      const result = smtpFailure(error)
      return { ok: false, detail: 'why' in result ? result.why : 'SMTP failed' }
    } finally {
      trial.close()
    }
  }

  function close(): void {
    mails.areLast = true
    opened?.close()
    opened = undefined
  }

  return { send, probe, close }
}

/**
 * On one machine TLS protects nothing and certificates do not fit; elsewhere a password never leaves without it.
 */
function tlsOf({ host, secure, user }: MailServer) {
  if (isLoopback(host)) return { secure, ignoreTLS: !secure, tls: { rejectUnauthorized: false } }
  return { secure, requireTLS: !secure && user !== undefined }
}

function openTransport({ smtp, dkim }: ClientParts['config'], times: SmtpTimes) {
  const { host, port, user, password } = smtp
  return createTransport({
    pool: true,
    host,
    port,
    ...tlsOf(smtp),
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    ...(dkim === undefined
      ? {}
      : { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }),
    // The outbox tries again, with its own waits; a second try in here would be one that nobody counts.
    maxRequeues: 0,
    connectionTimeout: times.connectMs,
    greetingTimeout: times.greetingMs,
    socketTimeout: times.silenceMs,
    dnsTimeout: times.connectMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  })
}

/**
 * A normal envelope sender, so that bounces come back and tell staff. RFC 3834 §5 and Microsoft's header keep other
 * programs from answering what the assistant wrote; an officer's mail is a person's.
 */
function mailOf(call: EmailCall, recipient: string, { address, name }: ClientParts['config']): Mail {
  const bracketed = (id: string): string => `<${id}>`
  return {
    from: { name, address },
    to: { name: '', address: recipient },
    subject: call.subject,
    messageId: bracketed(call.messageId),
    ...(call.inReplyTo === undefined ? {} : { inReplyTo: bracketed(call.inReplyTo) }),
    ...(call.references.length === 0 ? {} : { references: call.references.map(bracketed) }),
    text: call.text,
    html: call.html,
    headers: {
      'Content-Language': 'vi',
      'X-Loop': address,
      ...(call.automatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
  }
}
