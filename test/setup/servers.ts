import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/store/database.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { migrate } from '../../src/store/migrate.ts'
import { systemBinaries } from '../../src/store/postgres-binaries.ts'
import { startRedis, type RedisServer } from '../support/redis-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server to clone the template from, by the name of its binaries. */
    readonly postgres: readonly { readonly name: string; readonly url: string }[]
    readonly redis: string
  }
}

/** One server of each kind for the whole run; a test file clones its database from the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-servers-'))
  // Run by root, PostgreSQL belongs to another user, who must be able to enter.
  chmodSync(folder, 0o755)
  const servers: { name: string; server: EmbeddedPostgres }[] = []
  const wanted = [{ name: 'npm', bin: undefined }, ...systemBinaries().map((bin) => ({ name: versionOf(bin), bin }))]
  for (const { name, bin } of wanted) {
    const dataDir = join(folder, name)
    const server = await startEmbeddedPostgres({ dataDir, say: () => undefined, ...(bin === undefined ? {} : { bin }) })
    servers.push({ name, server })
    await makeTemplate(server.url)
  }
  const redis: RedisServer = await startRedis(join(folder, 'redis'))
  project.provide(
    'postgres',
    servers.map(({ name, server }) => ({ name, url: server.url })),
  )
  project.provide('redis', redis.url)
  return async () => {
    await redis.stop()
    for (const { server } of servers) await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `/usr/lib/postgresql/15/bin` → `debian-15`. */
function versionOf(bin: string): string {
  return `debian-${bin.split('/').at(-2)}`
}

async function makeTemplate(url: string): Promise<void> {
  const server = openDatabase(url, { connections: 1 })
  await server.pool.query('create database template_ansinh')
  await server.close()
  const template = openDatabase(url.replace(/\/postgres$/, '/template_ansinh'), { connections: 2 })
  await migrate(template)
  await template.close()
}
