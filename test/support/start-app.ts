import { startServer, type RunningServer } from '../../src/main.ts'

export interface StartAppOptions {
  readonly databaseUrl: string
  readonly redisUrl?: string
  /** The channels' own settings, as in the environment. */
  readonly channels?: Readonly<Record<string, string>>
}

export const SESSION_SECRET = 'a session secret of tests'

/** The whole server in this process, on a free port. Two on one database are two instances. */
export function startApp({ databaseUrl, redisUrl, channels = {} }: StartAppOptions): Promise<RunningServer> {
  const config = {
    PORT: 0,
    LOG_LEVEL: 'silent' as const,
    DATABASE_URL: databaseUrl,
    SESSION_SECRET,
    channels,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  }
  return startServer(config, () => undefined)
}
