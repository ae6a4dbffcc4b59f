import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import { Schema } from 'tableschema'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { loadExporter } from '../../src/analytics/export/load-exporter.ts'
import { writeFile } from '../../src/analytics/export/write-file.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { projectRoot } from '../../src/root.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { readZip } from '../support/read-zip.ts'
import { insertSurveyRows } from '../support/survey-rows.ts'

let folder: string
let files: ReadonlyMap<string, Buffer>
const read = (path: string): string => files.get(path)?.toString() ?? ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'package-'))
  const cloned = await cloneDatabase(inject('postgres')[0]?.url ?? '')
  const opened = await openStores(cloned.url, { connections: 2 })
  await insertSurveyRows(
    opened.database,
    Array.from({ length: 300 }, (_, n) => ({
      id: `i_${String(n).padStart(32, '0')}`,
      at: new Date(Date.parse('2026-10-05T01:02:03.000Z') + n * 600_000).toISOString(),
      province: ['01', '79', ''][n % 3] ?? '',
      ...(n % 4 === 0 ? {} : { score: 1 + (n % 5) }),
    })),
  )
  const { exporter } = loadExporter(projectRoot, opened.stores.ratingRecords, fixedClock('2026-11-25T05:00:00.000Z'))
  const order = {
    format: 'datapackage',
    filter: { from: '2026-10-01', to: '2026-10-31' },
    outside: false,
    comments: false,
    requestedBy: 'Chuyên viên phân tích',
    reason: 'Kiểm thử gói dữ liệu',
  } as const
  await exporter.run(order, ({ pieces }) => writeFile(join(folder, 'p.zip'), pieces))
  files = readZip(join(folder, 'p.zip'))
  await opened.close()
  await cloned.drop()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the descriptor is a tabular data package of version 1 by the published JSON Schema', () => {
  const profile = createRequire(import.meta.url).resolve('datapackage/lib/profiles/tabular-data-package.json')
  const { $schema: _draft4, ...schema } = JSON.parse(readFileSync(profile, 'utf8'))
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, formats: { textarea: true } }))
  const validate = ajv.compile(schema)

  const descriptor: unknown = JSON.parse(read('datapackage.json'))
  validate(descriptor)

  expect(validate.errors ?? []).toEqual([])
  expect(validate({ profile: 'tabular-data-package', resources: [{ name: 'X Y' }] })).toBe(false)
})

test('every row of every table fits its table schema', async () => {
  const { resources } = JSON.parse(read('datapackage.json'))
  for (const { path, schema: fields } of resources) {
    const schema = await Schema.load(fields, { strict: true })
    const [head = [], ...rows]: string[][] = parse(read(path))
    expect(head).toEqual(schema.fieldNames)
    for (const row of rows) schema.castRow(row)
    expect(rows.length).toBeGreaterThan(0)
  }
  const ratings = await Schema.load(resources[0].schema, { strict: true })
  const [, row = []]: string[][] = parse(read('data/ratings.csv'))
  const channel = ratings.fieldNames.indexOf('channel')
  expect(() => ratings.castRow(row.with(channel, 'web'))).toThrow()
})

test('sums, bytes and funnel are those of the files; zeros and diacritics are intact', () => {
  const rows: Record<string, string>[] = parse(read('data/ratings.csv'), { columns: true })
  const funnel: Record<string, string>[] = parse(read('data/funnel.csv'), { columns: true })
  const sum = (column: string): number => funnel.reduce((total, line) => total + Number(line[column]), 0)

  for (const line of read('SHA256SUMS').trimEnd().split('\n')) {
    const [hash = '', path = ''] = line.split('  ')
    expect([
      path,
      createHash('sha256')
        .update(files.get(path) ?? '')
        .digest('hex'),
    ]).toEqual([path, hash])
  }
  expect(sum('closed')).toBe(rows.length)
  expect(sum('valid')).toBe(rows.filter(({ stage }) => stage === 'valid').length)
  expect(new Set(rows.map((row) => `${row['province_code']} ${row['province_name']}`))).toEqual(
    new Set(['01 Hà Nội', '79 Hồ Chí Minh', ' ']),
  )
  expect(read('README.md')).toContain('| Người yêu cầu | Chuyên viên phân tích |')
})

test('the scripts name every column and label', () => {
  const names: string[] = JSON.parse(
    readFileSync(join(projectRoot, 'test/fixtures/survey-codebook-columns.json'), 'utf8'),
  )
  for (const script of ['ratings.sps', 'ratings.do', 'ratings.R']) {
    const text = read(script)
    expect(names.filter((name) => !text.includes(name))).toEqual([])
    expect(text).toContain('Rất không hài lòng')
  }
  expect(read('ratings.sps')).toContain("/q1_overall 1 'Rất không hài lòng' 2 'Không hài lòng'")
})
