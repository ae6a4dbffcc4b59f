import { inject } from 'vitest'
import { hashPassword } from '../../src/console/password.ts'
import { startServer, type RunningServer } from '../../src/main.ts'
import { cloneDatabase } from './clone-database.ts'
import { PASSWORD, signIn, type SignedIn } from './console-server.ts'
import { SESSION_SECRET } from './start-app.ts'
import { startZaloPlatform, type ZaloPlatform } from './zalo-platform.ts'
import { zaloKeys, zaloSettings } from './zalo-settings.ts'

export interface ZaloApp {
  readonly app: RunningServer
  readonly zalo: ZaloPlatform
  readonly databaseUrl: string
  /** An officer's session at the desk's HTTP API. */
  officer(username: string, displayName: string): Promise<SignedIn>
  close(): Promise<void>
}

interface Options {
  /** More of the channel's settings. */
  readonly settings?: Readonly<Record<string, string>>
  /** Where the program's clock starts. */
  readonly clock?: string
  readonly echo?: boolean
}

/** The whole server in this process on a fresh database, and a local Zalo that it answers to. */
export async function startZaloApp({ settings = {}, clock, echo = false }: Options = {}): Promise<ZaloApp> {
  const [server] = inject('postgres')
  const database = await cloneDatabase(server?.url ?? '')
  // Platform and server share one event loop here: Zalo's time limit is the bench's matter (`npm run bench`).
  const zalo = await startZaloPlatform({ ...zaloKeys, retries: false, tryTimeoutMs: 20_000, echo, receipts: echo })
  const config = {
    PORT: 0,
    LOG_LEVEL: 'silent' as const,
    DATABASE_URL: database.url,
    SESSION_SECRET,
    channels: { ...zaloSettings(zalo), ...settings },
    ...(clock === undefined ? {} : { CLOCK: clock }),
  }
  const app = await startServer(config, () => undefined)
  zalo.webhook.url = `${app.url}/webhooks/zalo`
  return {
    app,
    zalo,
    databaseUrl: database.url,
    async officer(username, displayName) {
      const passwordHash = await hashPassword(PASSWORD)
      const id = `s_${username}` as const
      await app.stores.staff.create({ id, username, displayName, role: 'officer', passwordHash, disabled: false })
      return signIn(app.url, username)
    },
    async close() {
      await app.stop()
      await zalo.stop()
      await database.drop()
    },
  }
}
