import { createHmac, randomBytes } from 'node:crypto'
import type { Dovecot } from './dovecot.ts'
import { startSmtpSink, type ReceivedMail, type SinkOptions, type SmtpSink } from './email/smtp-sink.ts'

export interface EmailPlatformOptions extends SinkOptions {
  readonly address: string
  readonly webhookSecret: string
  /** Mails come by the mailbox instead of the webhook. */
  readonly mailbox?: Dovecot
}

export interface MailTry {
  readonly ok: boolean
  readonly status: number
}

export interface LetterOptions {
  readonly messageId?: string
  readonly headers?: readonly string[]
}

/** Citizens' mail programs, their server, and what brings their mails to us. */
export interface EmailPlatform {
  readonly smtp: SmtpSink
  webhookUrl: string
  /** A new mail. */
  write(user: string, subject: string, text: string, options?: LetterOptions): Promise<MailTry>
  /** An answer to the last mail that the citizen got, quoted as a Vietnamese Gmail does. */
  reply(user: string, text: string, options?: LetterOptions): Promise<MailTry>
  /** Raw MIME; `signature` in place of the right one. */
  bring(mail: string, signature?: string): Promise<MailTry>
  /** In order of arrival. */
  received(user: string): readonly ReceivedMail[]
  stop(): Promise<void>
}

export async function startEmailPlatform(options: EmailPlatformOptions): Promise<EmailPlatform> {
  const smtp = await startSmtpSink(options)
  const received = (user: string) => smtp.received.filter(({ to }) => to === user)

  const platform: EmailPlatform = {
    smtp,
    webhookUrl: '',
    received,
    write(user, subject, text, given = {}) {
      return platform.bring(letter({ ...options, user, subject, text, ...given }))
    },
    reply(user, text, given = {}) {
      const last = received(user).at(-1)
      if (last === undefined) throw new Error('the citizen has no mail to answer')
      const id = last.header('message-id') ?? ''
      const chain = [last.header('references') ?? '', id].join(' ').trim()
      const quoted = (last.mail.text ?? '').split('\n').map((line) => `> ${line}`)
      const head = `Vào Th 4, 25 thg 11, 2026 vào lúc 09:12 An Sinh <${options.address}> đã viết:`
      const headers = [`In-Reply-To: ${id}`, `References: ${chain}`, ...(given.headers ?? [])]
      const body = [text, '', head, '', ...quoted].join('\n')
      return platform.bring(
        letter({ ...options, user, subject: last.mail.subject ?? '', text: body, ...given, headers }),
      )
    },
    async bring(mail, signature) {
      if (options.mailbox !== undefined) {
        options.mailbox.deliver(mail)
        return { ok: true, status: 0 }
      }
      const right = createHmac('sha256', options.webhookSecret).update(mail).digest('hex')
      const headers = { 'content-type': 'message/rfc822', 'x-ansinh-signature': signature ?? `sha256=${right}` }
      const response = await fetch(platform.webhookUrl, { method: 'POST', body: mail, headers })
      await response.arrayBuffer()
      return { ok: response.ok, status: response.status }
    },
    stop: () => smtp.stop(),
  }
  return platform
}

interface Letter extends LetterOptions {
  readonly address: string
  readonly user: string
  readonly subject: string
  readonly text: string
}

function letter({ address, user, subject, text, messageId, headers = [] }: Letter): string {
  const id = messageId ?? `<${randomBytes(9).toString('hex')}@mail.example>`
  const lines = [
    `From: Citizen <${user}>`,
    `To: ${address}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: ${id}`,
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '',
  ]
  return lines.join('\r\n')
}
