import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadSurveyCodes } from '../../../../src/content/survey-code-book.ts'
import { createNotices } from '../../../../src/rating/import/notices.ts'
import { createProblemList } from '../../../../src/rating/import/problem-list.ts'
import { createFileReader } from '../../../../src/rating/import/read-rows.ts'
import { projectRoot } from '../../../../src/root.ts'

const codes = loadSurveyCodes(projectRoot)
const folder = mkdtempSync(join(tmpdir(), 'ansinh-rows-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Line and id of every row, and the problems. */
async function read(text: string, delimiter = ',') {
  const path = join(folder, 'rows.csv')
  writeFileSync(path, text)
  const problems = createProblemList()
  const reader = createFileReader(path, { delimiter, encoding: 'utf8' }, { codes, problems, notices: createNotices() })
  const rows: string[] = []
  for await (const batch of reader.batches())
    for (const { line, identity } of batch) rows.push(`${line} ${identity.inviteId}`)
  return { rows, problems: problems.first, count: reader.rows }
}

const head = 'invite_id,issued_at,q1_overall,q3_comment_masked'

describe('the rows of a file', () => {
  it.each(['\n', '\r\n'])('are named by the line they start on, with %j and blank lines between', async (end) => {
    const lines = [head, '', 'a,05/11/2026,5,', ',,,', 'b,05/11/2026,4,']

    expect((await read(lines.join(end))).rows).toEqual(['3 a', '5 b'])
  })

  it.each(['\n', '\r\n'])('also where quotes hold line ends, %j', async (end) => {
    const lines = [
      head,
      '',
      'a,05/11/2026,5,"một',
      'hai"',
      'b,05/11/2026,4,"x"',
      'c,05/11/2026,4,"y',
      '',
      'z"',
      'd,05/11/2026,1,',
    ]

    expect((await read(lines.join(end))).rows).toEqual(['3 a', '5 b', '6 c', '9 d'])
  })

  it('are the same with a quote in a late row as without: the parser goes on where the short way ends', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `r${n},05/11/2026,5,bình thường`)
    const plain = await read([head, ...many, 'z,05/11/2026,5,hết'].join('\n'))
    const quoted = await read([head, ...many, 'z,05/11/2026,5,"hết"'].join('\n'))

    expect(plain.rows).toHaveLength(5_001)
    expect(plain.rows.at(-1)).toBe('5002 z')
    expect(quoted.rows).toEqual(plain.rows)
  })

  it('a quote that is not closed is told with its line', async () => {
    const { problems } = await read(`${head}\na,05/11/2026,5,"một\nb,05/11/2026,4,\n`)

    expect(problems).toMatchObject([{ field: '', expected: expect.stringContaining('RFC 4180') }])
  })
})
