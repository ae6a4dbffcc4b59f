import { inject } from 'vitest'
import { hashPassword } from '../../src/console/password.ts'
import { startServer, type RunningServer } from '../../src/main.ts'
import { cloneDatabase } from './clone-database.ts'
import { PASSWORD, signIn, type SignedIn } from './console-server.ts'
import { startMessengerPlatform, type MessengerPlatform, type PlatformOptions } from './messenger-platform.ts'
import { messengerKeys, messengerSettings } from './messenger-settings.ts'
import { SESSION_SECRET } from './start-app.ts'

export interface MessengerApp {
  readonly app: RunningServer
  readonly messenger: MessengerPlatform
  /** An officer's session at the desk's HTTP API. */
  officer(username: string, displayName: string): Promise<SignedIn>
  close(): Promise<void>
}

interface Options {
  readonly platform?: Partial<PlatformOptions>
  readonly settings?: Readonly<Record<string, string>>
}

/** The whole server in this process on a fresh database, on a working day, and a local Messenger. */
export async function startMessengerApp({ platform = {}, settings = {} }: Options = {}): Promise<MessengerApp> {
  const [server] = inject('postgres')
  const database = await cloneDatabase(server?.url ?? '')
  const messenger = await startMessengerPlatform({ ...messengerKeys, echo: true, receipts: true, ...platform })
  const config = {
    PORT: 0,
    LOG_LEVEL: 'silent' as const,
    CLOCK: '2026-11-25T09:00:00+07:00',
    DATABASE_URL: database.url,
    SESSION_SECRET,
    channels: { ...messengerSettings(messenger), ...settings },
  }
  const app = await startServer(config, () => undefined)
  messenger.webhook.url = `${app.url}/webhooks/messenger`
  return {
    app,
    messenger,
    async officer(username, displayName) {
      const passwordHash = await hashPassword(PASSWORD)
      const id = `s_${username}` as const
      await app.stores.staff.create({ id, username, displayName, role: 'officer', passwordHash, disabled: false })
      return signIn(app.url, username)
    },
    async close() {
      await app.stop()
      await messenger.stop()
      await database.drop()
    },
  }
}
