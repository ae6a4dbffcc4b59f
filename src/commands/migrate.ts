import { readConfig } from '../config.ts'
import { borrowDatabase } from '../open-database.ts'
import { openDatabase } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'

/** `ansinh migrate`: brings the schema up to date; prints what was applied. */
export async function migrateCommand(): Promise<number> {
  const server = await borrowDatabase(readConfig(), (line) => process.stderr.write(`${line}\n`))
  const database = openDatabase(server.url, { connections: 2 })
  try {
    const applied = await migrate(database)
    process.stdout.write(applied.length === 0 ? 'up to date\n' : `${applied.join('\n')}\n`)
  } finally {
    await database.close()
    await server.stop()
  }
  return 0
}
