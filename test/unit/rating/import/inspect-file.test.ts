import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { delimiterOf, inspectFile } from '../../../../src/rating/import/inspect-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'ansinh-inspect-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function inspect(content: string | Buffer) {
  const path = join(folder, 'file.csv')
  writeFileSync(path, content)
  return inspectFile(path)
}

describe('how a file is written', () => {
  it.each([
    ['a,b,c\n1;2;3;4', ','],
    ['"a,b";"c,d";e\n', ';'],
    ['a\tb\tc', '\t'],
    ['invite_id', ','],
  ])('%j is delimited by %j', (head, delimiter) => {
    expect(delimiterOf(head)).toBe(delimiter)
  })

  it('is told from its bytes: UTF-8 with or without mark, UTF-16 with mark', async () => {
    expect(await inspect('\uFEFFinvite_id;q1_overall\n')).toMatchObject({
      encoding: 'utf8',
      readable: true,
      delimiter: ';',
    })
    expect(await inspect(Buffer.from('\uFEFFinvite_id\tq1_overall\n', 'utf16le'))).toMatchObject({
      encoding: 'utf16le',
      readable: true,
      delimiter: '\t',
    })
  })

  it('says that another encoding cannot be read', async () => {
    expect(await inspect(Buffer.from([0x69, 0x64, 0x0a, 0xd0, 0x4e]))).toMatchObject({ readable: false })
  })
})
