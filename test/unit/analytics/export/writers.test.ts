import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { csvRecord, inert } from '../../../../src/analytics/export/csv-record.ts'
import type { ExportSource } from '../../../../src/analytics/export/export-source.ts'
import { writeFile } from '../../../../src/analytics/export/write-file.ts'
import { writeXlsx } from '../../../../src/analytics/export/xlsx.ts'
import { readZip } from '../../../support/read-zip.ts'

const column = { label_vi: 'Nhãn', label_en: 'Label', format: '', missing: '', privacy: 'none' }

function sourceOf(pages: readonly (readonly string[])[][]): ExportSource {
  const columns = [
    { ...column, name: 'code', type: 'string' as const },
    { ...column, name: 'n', type: 'integer' as const },
  ]
  return {
    columns,
    rows: pages.flat().length,
    async *pages() {
      yield* pages
    },
    funnel: [],
    codeBook: { version: '1', columns },
    facts: [],
    extractedAt: '2026-11-25T12:00:00+07:00',
    codeVersion: '0',
    methodNote: '',
    guarded: () => undefined,
  }
}

async function sheetsOf(source: ExportSource, sheetRows?: number): Promise<ReadonlyMap<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'xlsx-'))
  try {
    await writeFile(join(folder, 'a.xlsx'), writeXlsx(source, sheetRows))
    return readZip(join(folder, 'a.xlsx'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('rows beyond a sheet go on in the next one, each with a header, a frozen pane and a filter of its length', async () => {
  const files = await sheetsOf(
    sourceOf([
      [
        ['01', '1'],
        ['02', '2'],
        ['03', '3'],
      ],
      [
        ['04', '4'],
        ['05', '5'],
      ],
    ]),
    2,
  )

  const sheets = [1, 2, 3].map((n) => files.get(`xl/worksheets/sheet${n}.xml`)?.toString() ?? '')
  expect(files.get('xl/workbook.xml')?.toString()).toContain('name="Dữ liệu 3"')
  expect(sheets.map((sheet) => [...sheet.matchAll(/<t>(\d\d)<\/t>/g)].map((match) => match[1]))).toEqual([
    ['01', '02'],
    ['03', '04'],
    ['05'],
  ])
  for (const sheet of sheets) expect(sheet).toContain('state="frozen"')
  expect(sheets.map((sheet) => /autoFilter ref="([^"]+)"/.exec(sheet)?.[1])).toEqual(['A1:B3', 'A1:B3', 'A1:B2'])
})

test('text that is markup, a control character or an escape of spreadsheets stays text', async () => {
  const files = await sheetsOf(sourceOf([[['<a>&"\u0001_x0041_', '']]]))

  expect(files.get('xl/worksheets/sheet1.xml')?.toString()).toContain('>&lt;a&gt;&amp;"_x005F_x0041_</t>')
})

test('a source that fails leaves no file and no partial one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xlsx-'))
  const source = sourceOf([])
  async function* broken() {
    yield [['01', '1']]
    throw new Error('gone')
  }

  await expect(writeFile(join(folder, 'a.xlsx'), writeXlsx({ ...source, pages: broken }))).rejects.toThrow('gone')

  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
})

test.for(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('the text %j is no formula', (text) => {
  expect(inert(text)).toBe(`'${text}`)
})

test('only what needs quotes has them', () => {
  expect(csvRecord(['01', 'a,b', 'nói "được"', 'hai\ndòng', ''])).toBe('01,"a,b","nói ""được""","hai\ndòng",\r\n')
  expect(csvRecord(['01', 'Hà Nội'])).toBe('01,Hà Nội\r\n')
})
