import { join } from 'node:path'
import type { Config } from './config.ts'
import { projectRoot } from './root.ts'
import { runningEmbeddedUrl, startEmbeddedPostgres } from './store/embedded-postgres.ts'
import { ownDataDir } from './store/instance-file.ts'

export interface DatabaseServer {
  readonly url: string
  readonly embedded: boolean
  /** Resolves if the embedded server ends by itself. */
  readonly lost?: Promise<void>
  stop(): Promise<void>
}

export function dataDirOf(config: Config): string {
  return config.DATA_DIR ?? join(projectRoot, 'data')
}

/** For `serve`: the configured server, or the embedded one, which then belongs to this process alone. */
export async function ownDatabase(config: Config, say: (line: string) => void): Promise<DatabaseServer> {
  if (config.DATABASE_URL !== undefined)
    return { url: config.DATABASE_URL, embedded: false, stop: async () => undefined }
  const dataDir = dataDirOf(config)
  const disown = ownDataDir(dataDir)
  const server = await startEmbeddedPostgres({ dataDir, say }).catch((error: unknown) => {
    disown()
    throw error
  })
  return {
    url: server.url,
    embedded: true,
    lost: server.lost,
    async stop() {
      await server.stop()
      disown()
    },
  }
}

/** For commands beside a running server: its database while it runs, else one started for the command. */
export async function borrowDatabase(config: Config, say: (line: string) => void): Promise<DatabaseServer> {
  if (config.DATABASE_URL === undefined) {
    const url = await runningEmbeddedUrl(dataDirOf(config))
    if (url !== undefined) return { url, embedded: true, stop: async () => undefined }
  }
  return ownDatabase(config, say)
}
