import { describe, expect, inject, test } from 'vitest'
import { validRow } from '../support/survey-file.ts'
import { surveyHouse } from '../support/survey-house.ts'

for (const server of inject('postgres')) {
  describe(`what an import refuses on PostgreSQL ${server.name}`, () => {
    const { files, database, bring, load, column, stored } = surveyHouse(server.url)

    test('every wrong row is named with line, field, what stands there and what is expected; nothing is stored', async () => {
      const result = await bring(
        { ...validRow, invite_id: 'a' },
        { ...validRow, invite_id: 'b', channel: 'fax' },
        { ...validRow, invite_id: '', served_by: 'robot' },
        { ...validRow, invite_id: 'd', rated_at_s: '99' },
        { ...validRow, invite_id: 'a' },
        { ...validRow, invite_id: 'f', province_code: '02' },
      )

      expect(result).toMatchObject({ kind: 'refused', rows: 6, count: 6 })
      expect(result.kind === 'refused' ? result.problems : []).toEqual([
        { line: 3, field: 'channel', found: 'fax', expected: expect.stringContaining('paper') },
        { line: 4, field: 'invite_id', found: '', expected: expect.stringContaining('mã phiếu') },
        { line: 4, field: 'served_by', found: 'robot', expected: 'một trong: bot, human, bot_then_human' },
        { line: 5, field: 'rated_at', found: expect.any(String), expected: 'không trước issued_at' },
        { line: 6, field: 'invite_id', found: 'a', expected: expect.stringContaining('dòng 2') },
        { line: 7, field: 'province_code', found: '02', expected: expect.stringContaining('34') },
      ])
      expect(await stored()).toBe(0)
    })

    test('of very many errors the first hundred are told, and how many there are', async () => {
      const rows = Array.from({ length: 250 }, (_, n) => ({ ...validRow, invite_id: `r${n}`, resolved: 'perhaps' }))

      const result = await bring(...rows)

      expect(result).toMatchObject({ kind: 'refused', count: 250 })
      expect(result.kind === 'refused' ? result.problems.map(({ line }) => line) : []).toEqual(
        Array.from({ length: 100 }, (_, n) => n + 2),
      )
    })

    test('lines are counted as an editor does: over blank ones and line ends inside quotes', async () => {
      const path = files.writeText(
        'invite_id,issued_at,q1_overall,q3_comment_masked,channel\r\n\r\na,05/11/2026,5,"một\r\nhai",paper\r\nb,05/11/2026,5,ba,fax\r\n',
      )

      const result = await load(path)

      expect(result).toMatchObject({ kind: 'refused', problems: [{ line: 5, field: 'channel', found: 'fax' }] })
    })

    test('a quote that is never closed, a cell too many, a file without ids: refused with the line', async () => {
      const open = await load(files.writeText('invite_id,q1_overall\na,"5\nb,4\n'))
      const shifted = await load(files.writeText('invite_id,q1_overall\na,5,extra\n'))
      const headless = await load(files.writeText('id,q1_overall\na,5\n'))

      expect(open).toMatchObject({ kind: 'refused', count: 1 })
      expect(shifted).toMatchObject({ kind: 'refused', problems: [{ line: 2 }, { line: 2, field: 'issued_at' }] })
      expect(headless).toMatchObject({ kind: 'refused', problems: [{ line: 1, field: 'invite_id' }] })
      expect(await stored()).toBe(0)
    })

    test('the same file again adds nothing; the same rows in another file neither; changed ones are refused', async () => {
      const rows = [
        { ...validRow, invite_id: 'a' },
        { ...validRow, invite_id: 'b' },
      ]
      const path = files.write(rows)
      await load(path)

      expect(await load(path)).toMatchObject({ kind: 'known', rows: 2 })
      expect(await bring(...rows, { ...validRow, invite_id: 'c' })).toMatchObject({
        counts: { added: 1, unchanged: 2 },
      })
      expect(await bring({ ...validRow, invite_id: 'a', q1_overall: '1' })).toMatchObject({
        kind: 'refused',
        problems: [{ line: 2, field: 'q1_overall', found: 'a' }],
      })
      expect(await column('q1_overall')).toEqual({ a: 5, b: 5, c: 5 })
      const { rows: imports } = await database().pool.query(
        'select file_name, imported_by, rows, added from survey.imports order by imported_at',
      )
      expect(imports).toEqual([
        { file_name: 'forms.csv', imported_by: 'test', rows: 2, added: 2 },
        { file_name: 'forms.csv', imported_by: 'test', rows: 3, added: 1 },
      ])
    })

    test('while rows are read nobody sees any, and a session that ends early leaves none', async () => {
      const rows = Array.from({ length: 2_000 }, (_, n) => ({ ...validRow, invite_id: `r${n}` }))
      const failing = load(files.write(rows), () => {
        throw new Error('stopped')
      })

      await expect(failing).rejects.toThrow('stopped')
      expect(await stored()).toBe(0)
    })
  })
}
