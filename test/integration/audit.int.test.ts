import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { auditVerifyCommand } from '../../src/commands/audit-verify.ts'
import type { AuditStore } from '../../src/audit/contract.ts'
import { createAuditStore } from '../../src/store/audit.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { name, sql as migration } from '../../src/store/migrations/0010_audit.ts'
import { cloneDatabase } from '../support/clone-database.ts'

const AT = '2026-11-25T01:00:00.000Z'

for (const server of inject('postgres')) {
  describe(`the audit chain on PostgreSQL ${server.name}`, () => {
    let cloned: Awaited<ReturnType<typeof cloneDatabase>>
    let instances: readonly Database[]
    let audit: AuditStore

    beforeAll(async () => {
      cloned = await cloneDatabase(server.url)
      instances = [openDatabase(cloned.url, { connections: 3 }), openDatabase(cloned.url, { connections: 3 })]
      audit = createAuditStore(first())
    })
    afterAll(async () => {
      for (const instance of instances) await instance.close()
      await cloned.drop()
    })
    /** Ten lines; ids from 1. Whoever owns the database can switch the trigger off: so does the test. */
    beforeEach(async () => {
      await asOwner('truncate audit_log', "update audit_head set id = 0, hash = ''")
      for (let n = 1; n <= 10; n += 1) await audit.add(line(n))
    })

    const first = (): Database => {
      const [database] = instances
      if (database === undefined) throw new Error('not open')
      return database
    }
    async function asOwner(...statements: readonly string[]): Promise<void> {
      for (const statement of ['alter table audit_log disable trigger all', ...statements])
        await first().pool.query(statement)
      await first().pool.query('alter table audit_log enable trigger all')
    }
    const line = (n: number) => ({
      actor: 's_lan',
      action: n % 2 === 0 ? 'handoff-view' : 'handoff-reply',
      subject: `h_${n}`,
      at: AT,
      ...(n % 3 === 0 ? { detail: { fields: ['vai trò'], count: n } } : {}),
    })

    test('what was written fits, from the first line to the last', async () => {
      const verdict = await audit.verify()

      expect(verdict).toEqual({ ok: true, checked: 10, head: expect.stringMatching(/^[\da-f]{64}$/) })
    })

    test.for([
      ['an altered subject', "update audit_log set subject = 'h_x' where id = 4", 4],
      ['an altered time, by a microsecond', "update audit_log set at = at + interval '1 microsecond' where id = 5", 5],
      ['an altered detail', `update audit_log set detail = '{"count": 4}' where id = 3`, 3],
      ['a detail taken away', 'update audit_log set detail = null where id = 6', 6],
      ['a hash that was replaced', "update audit_log set hash = repeat('0', 64) where id = 2", 2],
      [
        'a value moved into the next field',
        "update audit_log set actor = 's_', action = 'lan' || action where id = 7",
        7,
      ],
      ['a deleted line', 'delete from audit_log where id = 4', 5],
      ['the first line deleted', 'delete from audit_log where id = 1', 2],
      ['the last line deleted', 'delete from audit_log where id = 10', 10],
      ['all lines deleted', 'delete from audit_log', 1],
      [
        'two lines in each other’s place',
        `update audit_log one set (at, actor, action, subject, detail, hash) =
           (select at, actor, action, subject, detail, hash from audit_log other where other.id = 10 - one.id)
         where id in (4, 6)`,
        4,
      ],
      [
        'a line put in at the end',
        `insert into audit_log (id, at, actor, action, subject, hash) overriding system value
         select 11, at, actor, action, subject, hash from audit_log where id = 10`,
        11,
      ],
    ] as const)('%s is found', async ([, change, brokenAt]) => {
      await asOwner(change)

      const verdict = await audit.verify()

      expect(verdict).toMatchObject({ ok: false, brokenAt })
    })

    test('a chain that was written anew as a whole does not hold the head that was noted', async () => {
      const { head } = await audit.verify()
      await audit.add(line(11))
      const grown = await audit.verify(head)

      await asOwner('truncate audit_log', "update audit_head set id = 0, hash = ''")
      for (let n = 1; n <= 11; n += 1) await audit.add({ ...line(n), actor: 's_minh' })

      expect(grown).toMatchObject({ ok: true, checked: 11 })
      expect(await audit.verify()).toMatchObject({ ok: true, checked: 11 })
      expect(await audit.verify(head)).toMatchObject({ ok: false, checked: 11 })
    })

    test('two instances that append at once make one chain', async () => {
      const stores = instances.map(createAuditStore)

      await Promise.all(Array.from({ length: 400 }, (_, n) => stores[n % 2]?.add(line(n))))

      expect(await audit.verify()).toMatchObject({ ok: true, checked: 410 })
    })

    test('lines are neither changed nor deleted by accident', async () => {
      for (const statement of ["update audit_log set actor = 'x'", 'delete from audit_log', 'truncate audit_log'])
        await expect(first().pool.query(statement)).rejects.toThrow('only appended')
    })

    test('an append costs the database less than two milliseconds', async () => {
      const entry = JSON.stringify([line(3)])
      const times: number[] = []
      for (let n = 0; n < 100; n += 1) {
        const { rows } = await first().pool.query(`explain (analyze, format json) select audit_append('${entry}')`)
        times.push(Number(rows[0]['QUERY PLAN'][0]['Execution Time']))
      }

      expect(times.toSorted((a, b) => a - b)[50]).toBeLessThan(2)
    })

    test('personal numbers in a detail are masked, and what the database refuses is left out', async () => {
      await audit.add({ ...line(1), detail: { why: 'gọi 0912345678\0', list: ['079123456789', '\uD800'] } })

      const [kept] = await audit.search({}, 1)
      expect(kept?.detail).toEqual({ why: 'gọi [số điện thoại]', list: ['[số định danh]', '\uFFFD'] })
      expect(await audit.verify()).toMatchObject({ ok: true })
    })

    test('the log is searched by each field, newest first, in pages', async () => {
      await audit.add({ actor: 's_minh', action: 'login', subject: '10.0.0.1', at: '2026-11-26T01:00:00.000Z' })
      const ids = async (filter: Parameters<AuditStore['search']>[0], limit = 100): Promise<number[]> =>
        (await audit.search(filter, limit)).map(({ id }) => id)

      expect(await ids({}, 3)).toEqual([11, 10, 9])
      expect(await ids({ before: 9 }, 3)).toEqual([8, 7, 6])
      expect(await ids({ actor: 's_minh' })).toEqual([11])
      expect(await ids({ action: 'handoff-view' })).toEqual([10, 8, 6, 4, 2])
      expect(await ids({ subject: 'h_7' })).toEqual([7])
      expect(await ids({ from: '2026-11-25T12:00:00.000Z' })).toEqual([11])
      expect((await ids({ until: '2026-11-25T12:00:00.000Z' })).length).toBe(10)
      const all: number[] = []
      for await (const { id } of audit.stream({ action: 'handoff-reply' })) all.push(id)
      expect(all).toEqual([9, 7, 5, 3, 1])
    })

    test('the command ends with 1 and shows the row that does not fit', async () => {
      expect(await auditVerifyCommand({}, audit)).toBe(0)
      await asOwner("update audit_log set action = 'x' where id = 4")

      const said: string[] = []
      const write = process.stdout.write.bind(process.stdout)
      process.stdout.write = (text) => said.push(String(text)) > 0
      const code = await auditVerifyCommand({}, audit)
      process.stdout.write = write

      expect(code).toBe(1)
      expect(JSON.parse(said.join(''))).toMatchObject({
        ok: false,
        checked: 3,
        brokenAt: 4,
        row: { id: 4, action: 'x' },
      })
    })
  })

  test(`the migration chains the lines that were there before, on PostgreSQL ${server.name}`, async () => {
    const cloned = await cloneDatabase(server.url)
    const database = openDatabase(cloned.url, { connections: 2 })
    // Back to the table of the first migration, with a gap in its numbers.
    await database.pool.query(`
      drop table audit_head, audit_log;
      drop function audit_append, audit_is_append_only, audit_hash, audit_part;
      create table audit_log (id bigint generated always as identity primary key, at timestamptz not null,
        actor text not null, action text not null, subject text not null);
      insert into audit_log (at, actor, action, subject)
        select now(), 's_' || n, 'login', 'địa chỉ ' || n from generate_series(1, 20) n;
      delete from audit_log where id = 7`)

    await database.pool.query(migration)
    const audit = createAuditStore(database)
    await audit.add({ actor: 's_lan', action: 'login', subject: '::1', at: AT })

    expect(name).toBe('0010_audit')
    expect(await audit.verify()).toMatchObject({ ok: true, checked: 20 })
    expect((await audit.search({}, 1))[0]).toMatchObject({ id: 21, actor: 's_lan' })
    await database.close()
    await cloned.drop()
  })
}
