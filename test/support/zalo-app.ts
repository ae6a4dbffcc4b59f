import { inject } from 'vitest'
import type { RunningServer } from '../../src/main.ts'
import { cloneDatabase } from './clone-database.ts'
import { startApp } from './start-app.ts'
import { startZaloPlatform, type ZaloPlatform } from './zalo-platform.ts'
import { zaloKeys, zaloSettings } from './zalo-settings.ts'

export interface ZaloApp {
  readonly app: RunningServer
  readonly zalo: ZaloPlatform
  close(): Promise<void>
}

/** The whole server in this process on a fresh database, and a local Zalo that it answers to. */
export async function startZaloApp(): Promise<ZaloApp> {
  const [server] = inject('postgres')
  const database = await cloneDatabase(server?.url ?? '')
  // Platform and server share one event loop here: Zalo's time limit is the bench's matter (`npm run bench`).
  const zalo = await startZaloPlatform({ ...zaloKeys, retries: false, tryTimeoutMs: 20_000 })
  const app = await startApp({ databaseUrl: database.url, channels: zaloSettings(zalo) })
  zalo.webhook.url = `${app.url}/webhooks/zalo`
  return {
    app,
    zalo,
    async close() {
      await app.stop()
      await zalo.stop()
      await database.drop()
    },
  }
}
