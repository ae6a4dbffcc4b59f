import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../support/clone-database.ts'
import { movableClock } from '../support/console-server.ts'
import { openDeskApp, type DeskApp } from '../support/desk-app.ts'
import { NOW } from '../support/samples.ts'
import { content } from '../support/workers.ts'

const [server] = inject('postgres')
let database = { url: '', drop: async (): Promise<void> => undefined }
let app: DeskApp

/** Among ten times as many that are closed, each with a talk of thirty messages. */
const SEED = `
with made as (
  insert into conversations (id, lane, channel, account, user_id, mode, slots, misunderstood, context, opened_at,
    last_citizen_at, version, is_current)
  select 'c_' || n, 'lane' || n, 'fake', 'a', 'u' || n, 'with-staff', '{}', 0, '{}', $1, $1, 1, true
  from generate_series(1, 2200) n returning id
), said as (
  insert into messages (id, lane, conversation_id, direction, author, channel, content, at)
  select 'm_' || n || '_' || k, 'lane' || n, 'c_' || n, case when k % 3 = 0 then 'out' else 'in' end,
    case when k % 3 = 0 then 's_lan' else 'citizen' end, 'fake',
    jsonb_build_object('kind', case when k % 3 = 0 then 'staff-text' else 'text' end, 'text', 'một câu'), $1
  from generate_series(1, 2200) n, generate_series(1, 30) k where (select count(*) from made) > 0
)
insert into handoffs (id, conversation_id, reason, status, queue, priority, summary, opened_at, due_at, closed_at)
select 'h_' || n, 'c_' || n, 'asked', case when n <= 200 then 'waiting' else 'resolved' end, 'chung', 3, '', $1, $1,
  case when n > 200 then $1::timestamptz end
from generate_series(1, 2200) n where (select count(*) from made) > 0`

beforeEach(async () => {
  database = await cloneDatabase(server?.url ?? '')
  app = await openDeskApp(database.url, movableClock(NOW), content)
})
afterEach(async () => {
  await app.close()
  await database.drop()
})

test('two hundred open conversations are listed by one statement, in a fraction of a second', async () => {
  // Foreign keys are checked at the end of a statement: three inserts in one are in order.
  await app.database.pool.query(SEED, [NOW])
  await app.database.pool.query('analyze')
  await app.stores.desk.viewing('h_1', 's_lan')
  const times: number[] = []
  let statements = 0
  const count = (): void => void statements++
  app.database.pool.on('acquire', count)

  for (let round = 0; round < 5; round++) {
    const since = performance.now()
    expect(await app.desk.list()).toHaveLength(200)
    times.push(performance.now() - since)
  }

  console.info('listing of 200 open, ms:', times.map((ms) => ms.toFixed(1)).join(' '))
  expect(statements).toBe(5)
  // Measured 60–150 ms on two busy cores.
  expect(Math.min(...times)).toBeLessThan(500)
})
