import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/store/database.ts'
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'

/** The part most likely to break on a new machine, asked first: does the embedded PostgreSQL start and answer? */
const folder = mkdtempSync(join(tmpdir(), 'ansinh-select-one-'))
const server = await startEmbeddedPostgres({ dataDir: folder, say: () => undefined })
const database = openDatabase(server.url, { connections: 1 })
await database.pool.query('select 1')
await database.close()
await server.stop()
rmSync(folder, { recursive: true, force: true })
