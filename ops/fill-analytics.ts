import { runningEmbeddedUrl } from '../src/store/embedded-postgres.ts'
import { openStores } from '../src/store/open-stores.ts'
import { fillAnalytics } from '../test/support/fill-analytics.ts'

/** For ops/analytics-pictures.mjs: a generated year beside the program that runs on `DATA_DIR`. */
const url = await runningEmbeddedUrl(process.env['DATA_DIR'] ?? '')
if (url === undefined) throw new Error('DATA_DIR: nothing runs there')
const { database, stores, close } = await openStores(url)
await fillAnalytics(database.pool, { ratings: 60_000, from: '2025-12-01', to: '2026-11-25', conversations: 4_000 })
await stores.surveyFigures.refresh()
await close()
