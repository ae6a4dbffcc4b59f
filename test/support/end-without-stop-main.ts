import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'

/** `end-without-stop-main <dataDir>`: starts the folder's database, and fails before anybody can stop it. */
const [dataDir = ''] = process.argv.slice(2)
await startEmbeddedPostgres({ dataDir, say: () => undefined })
throw new Error('the port is taken')
