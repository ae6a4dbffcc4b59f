import type { ChannelAdapter, ChannelHealth, TokenVault } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { InviteId } from '../../src/core/ids.ts'
import { createEmailClient, type SmtpTimes } from './client.ts'
import type { EmailConfig } from './config.ts'
import { MOST_BYTES } from './decode-mail.ts'
import { imapFailure, openImap } from './imap-connection.ts'
import { listenMailbox, type ListenWaits } from './listen-mailbox.ts'
import { createMailCounts } from './mail-counts.ts'
import { createMailboxCursor } from './mailbox-cursor.ts'
import type { MailServer } from './mail-server.ts'
import { receiveEmail } from './receive.ts'
import { emailCapabilities, renderEmail, type EmailCall } from './render.ts'
import { untilAborted } from './until-aborted.ts'

interface EmailParts {
  readonly vault: TokenVault
  readonly clock: Clock
  /** The page on which this invitation is answered; undefined where we have no public address. */
  readonly ratingLink?: ((invite: InviteId) => string | undefined) | undefined
  readonly smtpTimes?: SmtpTimes
  readonly listenWaits?: ListenWaits
}

export function createEmailChannel(config: EmailConfig, parts: EmailParts): ChannelAdapter<EmailCall> {
  const { vault, clock, ratingLink, smtpTimes, listenWaits } = parts
  const client = createEmailClient({ config, clock, ...(smtpTimes === undefined ? {} : { times: smtpTimes }) })
  const counts = createMailCounts()
  const { imap } = config
  return {
    id: 'email',
    capabilities: emailCapabilities,
    webhookPath: '/webhooks/email',
    maxRequestBytes: MOST_BYTES,
    receive: (request) => receiveEmail(request, config),
    render: (message) => renderEmail(message, { domain: config.domain, ratingLink }),
    send: client.send,
    async probe(signal) {
      const [smtp, mailbox] = await Promise.all([client.probe(signal), probeMailbox(imap, signal)])
      const detail = [smtp.detail, mailbox.detail, counts.summary()].filter((part) => part !== '').join(', ')
      return { ok: smtp.ok && mailbox.ok, detail }
    },
    async listen(accept, signal) {
      if (imap === undefined) await untilAborted(new Promise<never>(() => undefined), signal)
      else {
        const cursor = createMailboxCursor(vault, config.address)
        const waits = listenWaits === undefined ? {} : { waits: listenWaits }
        const told = { count: counts.add, onEnded: counts.ended }
        await listenMailbox({ server: imap, cursor, own: config, clock, ...told, ...waits }, accept, signal)
      }
      // Idle connections would keep a stopping program waiting.
      client.close()
    },
  }
}

async function probeMailbox(server: MailServer | undefined, signal: AbortSignal): Promise<ChannelHealth> {
  if (server === undefined) return { ok: true, detail: '' }
  const client = openImap(server)
  try {
    const connected = await untilAborted(client.connect(), signal)
    return connected === 'aborted' ? { ok: false, detail: 'IMAP aborted' } : { ok: true, detail: 'IMAP ready' }
  } catch (error) {
    return { ok: false, detail: imapFailure(error) }
  } finally {
    client.close()
  }
}
