import { inject } from 'vitest'
import { openStores } from '../../src/store/open-stores.ts'
import { describeStoresContract } from '../contract/stores.contract.ts'
import { cloneDatabase } from '../support/clone-database.ts'

const SEED = `
insert into survey_invitations (id, conversation_id, channel, served_by, outcome, instrument_version, person_key,
  ask_probability, is_test, created_at, expires_at, send_status, issued_at, rated_at, score)
select 'i_seed' || n, 'c_seed' || n, 'fake', 'bot', 'answered', 'v1.0', 'k', 1, false, at, at + interval '3 days',
  'sent', at, at + interval '1 minute', 1 + n % 5
-- Three of one moment, then a microsecond on: finer than JavaScript's dates, on which a page's end would be blurred.
from generate_series(1, $1::int) n, lateral (select $2::timestamptz + n / 3 * interval '1 microsecond' as at) moment`

for (const server of inject('postgres')) {
  describeStoresContract(`PostgreSQL ${server.name}`, async () => {
    const cloned = await cloneDatabase(server.url)
    const { stores, database, close } = await openStores(cloned.url)
    return {
      stores,
      async seedRatings(count, day) {
        await database.pool.query(SEED, [count, `${day}T12:00:00+07:00`])
      },
      async close() {
        await close()
        await cloned.drop()
      },
    }
  })
}
