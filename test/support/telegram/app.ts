import { inject } from 'vitest'
import { hashPassword } from '../../../src/console/password.ts'
import { newStaffId } from '../../../src/core/ids.ts'
import { startServer, type RunningServer } from '../../../src/main.ts'
import { cloneDatabase } from '../clone-database.ts'
import { PASSWORD } from '../console-server.ts'
import { SESSION_SECRET } from '../start-app.ts'
import { startTelegramPlatform, telegramBot, type TelegramPlatform } from '../telegram-platform.ts'

export const webhookSecret = 'webhook_secret-of-the-tests'

export interface TelegramApp {
  readonly app: RunningServer
  readonly telegram: TelegramPlatform
  readonly webhookUrl: string
  /** An account at the desk, with the tests' password. */
  officer(username: string, displayName: string): Promise<void>
  close(): Promise<void>
}

/** The whole server in this process on a fresh database, within desk hours, and a local Telegram. */
export async function startTelegramApp(by: 'webhook' | 'polling'): Promise<TelegramApp> {
  const [server] = inject('postgres')
  const database = await cloneDatabase(server?.url ?? '')
  const telegram = await startTelegramPlatform()
  const channels = {
    TELEGRAM_BOT_TOKEN: telegramBot.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...(by === 'webhook' ? { TELEGRAM_WEBHOOK_SECRET: webhookSecret } : {}),
  }
  const config = { PORT: 0, LOG_LEVEL: 'silent' as const, DATABASE_URL: database.url, SESSION_SECRET, channels }
  const app = await startServer({ ...config, CLOCK: '2026-11-25T09:00:00+07:00' }, () => undefined)
  const webhookUrl = `${app.url}/webhooks/telegram`
  if (by === 'webhook') telegram.setWebhook(webhookUrl, webhookSecret)
  return {
    app,
    telegram,
    webhookUrl,
    async officer(username, displayName) {
      const passwordHash = await hashPassword(PASSWORD)
      const account = { id: newStaffId(), username, displayName, role: 'officer' as const, passwordHash }
      await app.stores.staff.create({ ...account, disabled: false })
    },
    async close() {
      await app.stop()
      await telegram.stop()
      await database.drop()
    },
  }
}
