import { readConfig } from '../config.ts'
import { borrowDatabase } from '../open-database.ts'
import { migrate } from '../store/migrate.ts'
import { openStores, type OpenStores } from '../store/open-stores.ts'

/** Runs a command on the configured database, or the embedded one: beside a running server, or started for it. */
export async function withStores<T>(run: (opened: OpenStores) => Promise<T>): Promise<T> {
  const database = await borrowDatabase(readConfig(), (line) => process.stderr.write(`${line}\n`))
  try {
    const opened = await openStores(database.url, { connections: 4 })
    try {
      await migrate(opened.database)
      return await run(opened)
    } finally {
      await opened.close()
    }
  } finally {
    await database.stop()
  }
}
