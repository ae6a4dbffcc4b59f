import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import PostalMime, { type Email } from 'postal-mime'

/** A mail as it reached a citizen's server. */
export interface ReceivedMail {
  readonly from: string
  readonly to: string
  readonly raw: Buffer
  readonly mail: Email
  header(name: string): string | undefined
}

/** What the server does once with the next mail, in place of taking it. */
export type SmtpFault =
  /** `where`: at which command the code is answered. */
  | { readonly kind: 'code'; readonly where: 'mail' | 'rcpt' | 'data'; readonly code: number; readonly text: string }
  /** Takes the mail, but its answer is lost: the sender does not know whether it went out. */
  | { readonly kind: 'silent-after-data' }

export interface SmtpSink {
  readonly url: string
  readonly port: number
  /** In order of arrival, repeats included. */
  readonly received: readonly ReceivedMail[]
  next(fault: SmtpFault): void
  stop(): Promise<void>
}

export interface SinkOptions {
  readonly user?: string
  readonly password?: string
}

/** The other side of SMTP: takes every mail, or does what the faults say. */
export async function startSmtpSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const received: ReceivedMail[] = []
  const faults: SmtpFault[] = []
  const refusal = (where: 'mail' | 'rcpt' | 'data'): Error | undefined => {
    const [fault] = faults
    if (fault?.kind !== 'code' || fault.where !== where) return undefined
    faults.shift()
    return Object.assign(new Error(fault.text), { responseCode: fault.code })
  }
  const server = new SMTPServer({
    authOptional: options.user === undefined,
    // On loopback the client must not want it.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      const isKnown = username === options.user && password === options.password
      if (isKnown) done(null, { user: username })
      else done(Object.assign(new Error('no such account'), { responseCode: 535 }))
    },
    onMailFrom: (_address, _session, done) => done(refusal('mail')),
    onRcptTo: (_address, _session, done) => done(refusal('rcpt')),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refused = refusal('data')
        if (refused !== undefined) return done(refused)
        void take(Buffer.concat(chunks), session).then((mail) => {
          received.push(mail)
          if (faults[0]?.kind === 'silent-after-data') return void faults.shift()
          done()
        })
      })
    },
  })
  server.on('error', () => undefined)
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const login = options.user === undefined ? '' : `${options.user}:${options.password ?? ''}@`
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    port,
    received,
    next: (fault) => void faults.push(fault),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function take(raw: Buffer, { envelope }: SMTPServerSession): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw)
  return {
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    to: envelope.rcptTo[0]?.address ?? '',
    raw,
    mail,
    header: (name) => mail.headers.find(({ key }) => key === name.toLowerCase())?.value,
  }
}
