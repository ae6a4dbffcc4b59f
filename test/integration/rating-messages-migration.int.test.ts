import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { cloneDatabase } from '../support/clone-database.ts'

/** A database from before: what was said in answer to a rating is told by its look. */

const SAID = [
  ['q1', 'in', { kind: 'text', text: '2' }],
  ['ask', 'out', { kind: 'rating-request', invite: 'i_1', text: 'Hài lòng?', choices: [{ label: 'a', value: '1' }] }],
  ['score', 'in', { kind: 'text', text: ' 2 điểm' }],
  ['factor', 'out', { kind: 'choices', text: 'Cải thiện?', choices: [{ label: 'a', value: 'factor:F1' }] }],
  ['chip', 'in', { kind: 'choice', value: 'factor:F1', label: 'a' }],
  ['more', 'out', { kind: 'choices', text: 'Góp ý?', choices: [{ label: 'Bỏ qua', value: 'skip' }] }],
  ['comment', 'in', { kind: 'text', text: 'chờ lâu ' }],
  ['thanks', 'out', { kind: 'text', text: 'Cảm ơn' }],
  ['question', 'in', { kind: 'text', text: 'còn thẻ BHYT thì sao' }],
  ['topic', 'in', { kind: 'choice', value: 'intent:x', label: 'x' }],
  ['answer', 'out', { kind: 'choices', text: 'Trả lời', choices: [{ label: 'b', value: 'intent:x' }] }],
] as const

describe.each(inject('postgres'))('a database from before on PostgreSQL $name', ({ url }) => {
  let database: Database
  let drop: () => Promise<void>
  beforeAll(async () => {
    const clone = await cloneDatabase(url)
    drop = clone.drop
    database = openDatabase(clone.url, { connections: 2 })
  })
  afterAll(async () => {
    await database.close()
    await drop()
  })

  test('has its old answers hidden, other words not', async () => {
    const { pool } = database
    await pool.query(`alter table messages drop column rating_part;
      delete from migrations where name = '0016_rating_messages';
      insert into conversations (id, lane, channel, account, user_id, mode, slots, misunderstood, context, opened_at,
        last_citizen_at, version, is_current)
      values ('c_1', 'l', 'fake', 'a', 'u', 'closed', '{}', 0, '{}', '2026-11-20T01:00Z', '2026-11-20T01:00Z', 1, true)`)
    await pool.query(`insert into survey_invitations (id, conversation_id, channel, served_by, outcome,
        instrument_version, person_key, ask_probability, is_test, created_at, expires_at, rated_at, score, comment)
      values ('i_1', 'c_1', 'fake', 'bot', 'answered', 'v2.0', 'p', 1, false, '2026-11-20T01:00Z', '2026-11-23T01:00Z',
        '2026-11-20T01:00Z', 2, 'chờ lâu')`)
    for (const [id, direction, content] of SAID) {
      await pool.query(
        `insert into messages (id, lane, conversation_id, direction, author, channel, content, citations, at)
         values ($1, 'l', 'c_1', $2, $3, 'fake', $4, '[]', '2026-11-20T02:00Z')`,
        [id, direction, direction === 'in' ? 'citizen' : 'bot', JSON.stringify(content)],
      )
    }

    expect(await migrate(database)).toEqual(['0016_rating_messages'])

    const { rows } = await pool.query<{ id: string }>('select id from messages where rating_part order by seq')
    expect(rows.map(({ id }) => id)).toEqual(['score', 'factor', 'chip', 'more', 'comment'])
  })
})
