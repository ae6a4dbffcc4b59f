import { ownDatabase } from '../../src/open-database.ts'
import { openDatabase } from '../../src/store/database.ts'

/**
 * `own-database-main <dataDir>`: owns the folder's embedded database, as the server does, and tells its address. On
 * Ctrl+C it still needs the database for a moment, then stops.
 */
const [dataDir = ''] = process.argv.slice(2)
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const database = await ownDatabase({ PORT: 0, LOG_LEVEL: 'silent', DATA_DIR: dataDir, channels: {} }, say)
say(`ready ${database.url}`)

process.on('SIGINT', () => {
  setTimeout(() => void finish(), 700)
})

async function finish(): Promise<void> {
  const { pool } = openDatabase(database.url, { connections: 1 })
  await pool.query('select 1').then(
    () => say('still there'),
    () => say('gone too early'),
  )
  await pool.end()
  await database.stop()
  process.exit(0)
}
