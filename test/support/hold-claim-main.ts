import { openStores } from '../../src/store/open-stores.ts'

/** `hold-claim-main <databaseUrl> inbox|outbox`: takes what waits, says so, and holds it until it is killed. */
const [url = '', queue = ''] = process.argv.slice(2)
const { stores } = await openStores(url)
const claims = queue === 'inbox' ? await stores.inbox.take(10) : await stores.outbox.take(10)
process.stdout.write(`${claims.length}\n`)
setInterval(() => undefined, 60_000)
