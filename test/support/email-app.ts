import { inject } from 'vitest'
import { hashPassword } from '../../src/console/password.ts'
import { startServer, type RunningServer } from '../../src/main.ts'
import { freePort } from '../../src/store/free-port.ts'
import { cloneDatabase } from './clone-database.ts'
import { PASSWORD, signIn, type SignedIn } from './console-server.ts'
import type { Dovecot } from './dovecot.ts'
import { startEmailPlatform, type EmailPlatform } from './email-platform.ts'
import { SESSION_SECRET } from './start-app.ts'

export const emailKeys = {
  address: 'hotro@ansinh.example',
  webhookSecret: 'webhook-secret',
  user: 'hotro',
  password: 'p',
}

export interface EmailApp {
  readonly app: RunningServer
  readonly email: EmailPlatform
  /** An officer's session at the desk's HTTP API. */
  officer(username: string, displayName: string): Promise<SignedIn>
  close(): Promise<void>
}

/** The environment that points the program at the local servers. */
function emailSettings(email: EmailPlatform, mailbox: Dovecot | undefined): Record<string, string> {
  return {
    EMAIL_ADDRESS: `Trợ lý An Sinh <${emailKeys.address}>`,
    EMAIL_SMTP_URL: email.smtp.url,
    EMAIL_WEBHOOK_SECRET: emailKeys.webhookSecret,
    ...(mailbox === undefined ? {} : { EMAIL_IMAP_URL: mailbox.url }),
  }
}

/** The whole server in this process on a fresh database, on a working day, and citizens who write mails. */
export async function startEmailApp(mailbox?: Dovecot): Promise<EmailApp> {
  const [server] = inject('postgres')
  const database = await cloneDatabase(server?.url ?? '')
  const email = await startEmailPlatform({ ...emailKeys, ...(mailbox === undefined ? {} : { mailbox }) })
  const port = await freePort()
  const config = {
    PORT: port,
    LOG_LEVEL: 'error' as const,
    CLOCK: '2026-11-25T09:00:00+07:00',
    // The rating links of the mails lead here.
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    SESSION_SECRET,
    channels: emailSettings(email, mailbox),
  }
  const app = await startServer(config, () => undefined)
  email.webhookUrl = `${app.url}/webhooks/email`
  return {
    app,
    email,
    async officer(username, displayName) {
      const passwordHash = await hashPassword(PASSWORD)
      const id = `s_${username}` as const
      await app.stores.staff.create({ id, username, displayName, role: 'officer', passwordHash, disabled: false })
      return signIn(app.url, username)
    },
    async close() {
      await app.stop()
      await email.stop()
      await database.drop()
    },
  }
}
