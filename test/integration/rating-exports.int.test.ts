import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openStores, type OpenStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { readParquetFile } from '../support/read-parquet.ts'
import { bookColumns as book, exportedInto, readCsvFile, type Exported } from '../support/exported.ts'
import { openInCalc } from '../support/soffice.ts'
import { insertSurveyRows } from '../support/survey-rows.ts'

const NOW = '2026-11-25T05:00:00.000Z'
const COMMENT = 'Rất tốt, cảm ơn “chị”;\nđợi 5 phút'

let cloned: Awaited<ReturnType<typeof cloneDatabase>>
let opened: OpenStores
let folder: string
let exported: Exported

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'))
  cloned = await cloneDatabase(inject('postgres')[0]?.url ?? '')
  opened = await openStores(cloned.url, { connections: 4 })
  exported = exportedInto(folder, opened.stores.ratingRecords, NOW)
  const many = Array.from({ length: 120 }, (_, n) => ({
    id: `i_${String(n).padStart(32, '0')}`,
    at: new Date(Date.parse('2026-10-05T01:02:03.000Z') + n * 3_600_000).toISOString(),
    province: ['01', '79', '04', ''][n % 4] ?? '',
    commune: n % 4 === 0 ? '00004' : n % 4 === 2 ? '01234' : '',
    ...(n % 3 === 0 ? {} : { score: 1 + (n % 5) }),
    ...(n === 7 ? { comment: COMMENT } : n === 8 ? { comment: '=HYPERLINK("http://x")' } : {}),
  }))
  // One commune of two persons; one person alone in a province.
  await insertSurveyRows(opened.database, [
    ...many.map((row) =>
      row.commune === '01234' && row.id.endsWith('2')
        ? row
        : { ...row, commune: row.commune === '01234' ? '' : row.commune },
    ),
    { id: 'alone', at: '2026-10-09T00:00:00Z', province: '96', persona: 'nld', intentGroup: 'bhtn', score: 2 },
  ])
})
afterAll(async () => {
  await opened.close()
  await cloned.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('CSV', () => {
  test('has the code book’s columns in its order, a BOM, CRLF, and the sum that is told', async () => {
    const made = await exported('csv')

    const bytes = readFileSync(made.file)
    const text = bytes.toString()
    expect(text.startsWith('\uFEFFinvite_id,')).toBe(true)
    expect(text.split('\r\n')[0]?.slice(1).split(',')).toEqual(book())
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(made).toMatchObject({
      rows: 121,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(existsSync(`${made.file}.part`)).toBe(false)
  })

  test('what did not come back has no time to the answer', async () => {
    const rows = readCsvFile((await exported('csv')).file).filter(({ stage }) => stage === 'issued')

    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map((row) => `${row['rated_at']}|${row['response_seconds']}`))).toEqual(new Set(['|']))
  })

  test('a row holds what was stored, in the book’s codes', async () => {
    const rows = readCsvFile((await exported('csv')).file)

    expect(rows[1]).toEqual({
      invite_id: '00000000-0000-0000-0000-000000000001',
      survey_code: 'CHAT-2026-10',
      instrument_version: 'v2.0',
      conversation_key: expect.stringMatching(/^[0-9a-f]{16}$/),
      person_key: 'pi_00000000000000000000000000000001',
      issued_at: '2026-10-05T09:02:03+07:00',
      rated_at: '2026-10-05T09:03:18+07:00',
      response_seconds: '75',
      month_vn: '2026-10',
      stage: 'valid',
      invalid_reason: '',
      quality_flags: '',
      q1_overall: '2',
      q1_top2: '0',
      q2_factor: 'F2',
      q2_polarity: 'problem',
      q2r_factor_asked: 'NA',
      q2r_score: '',
      ask_probability: '1',
      q3_has_comment: '0',
      q3_comment_masked: '',
      q3_topic: '',
      channel: 'portal',
      served_by: 'bot',
      respondent_group: 'GX',
      persona: 'khac',
      intent_code: 'pension.age',
      intent_group: 'bhyt',
      resolved: 'answered',
      province_code: '79',
      province_name: 'Hồ Chí Minh',
      region_code: 'R5',
      commune_code: '',
      geo_source: 'user_text',
      geo_version: '2026-09-20',
      weight_post: '0.3',
      is_suppressed_cell: '0',
    })
    const days = rows.map((row) => row['issued_at']?.slice(0, 10))
    expect(days).toEqual(days.toSorted())
  })

  test('no comment is in it, only that there is one; a commune of few persons is blank', async () => {
    const rows = readCsvFile((await exported('csv')).file)

    expect(rows.filter((row) => row['q3_has_comment'] === '1')).toHaveLength(2)
    expect(new Set(rows.map((row) => row['q3_comment_masked']))).toEqual(new Set(['']))
    expect(new Set(rows.map((row) => row['commune_code']))).toEqual(new Set(['', '00004']))
  })

  test('two exports cannot be joined by the conversation’s key, and neither holds the stored one', async () => {
    const [one, two] = [readCsvFile((await exported('csv')).file), readCsvFile((await exported('csv')).file)]
    const stored = await opened.database.pool.query<{ k: string }>('select conversation_key as k from survey.ratings')

    const keys = [...one, ...two].map((row) => row['conversation_key'])
    expect(new Set(keys).size).toBe(242)
    expect(stored.rows.filter(({ k }) => keys.includes(k))).toEqual([])
  })

  test('a channel is asked for by the book’s code', async () => {
    expect((await exported('csv', { channels: ['portal'] })).rows).toBe(121)
    expect((await exported('csv', { channels: ['zalo'] })).rows).toBe(0)
  })

  test('comments are a file of their own, in which a formula is text and no key leads to a row', async () => {
    const made = await exported('csv', { comments: true })
    const rows = readCsvFile(made.file)
    const main = readCsvFile((await exported('csv')).file)

    expect(rows.map((row) => row['q3_comment_masked']).toSorted()).toEqual([`'=HYPERLINK("http://x")`, COMMENT])
    expect(made.guarded).toBe(1)
    expect(Object.keys(rows[0] ?? {})).not.toContain('commune_code')
    const ids = main.map((row) => row['invite_id'])
    expect(rows.filter((row) => ids.includes(row['invite_id']))).toEqual([])
  })

  test('LibreOffice shows every cell of it', async () => {
    const { file } = await exported('csv')

    const sheets = await openInCalc(file, 37)

    const lines: string[][] = parse(readFileSync(file), { bom: true })
    expect(Object.values(sheets)).toEqual([lines])
  })
})

describe('outside', () => {
  test('every group has five persons, times are full hours, nothing finer than the group is left', async () => {
    const made = await exported('csv', { outside: true })
    const rows = readCsvFile(made.file)

    const persons = new Map<string, Set<string>>()
    for (const row of rows) {
      const group = ['month_vn', 'province_code', 'region_code', 'channel', 'persona', 'intent_group'].map(
        (name) => row[name],
      )
      persons.set(group.join('|'), (persons.get(group.join('|')) ?? new Set()).add(row['person_key'] ?? ''))
    }
    expect([...persons.values()].map(({ size }) => size).filter((size) => size < 5)).toEqual([])
    expect(rows.filter((row) => row['issued_at']?.endsWith(':00:00+07:00') !== true)).toEqual([])
    expect(new Set(rows.map((row) => row['commune_code']))).toEqual(new Set(['']))
    expect(rows.length + made.withheld).toBe(121)
    expect(made.rows).toBe(rows.length)
  })

  test('a person alone loses intent, province, region and role; large groups stay', async () => {
    await insertSurveyRows(
      opened.database,
      Array.from({ length: 5 }, (_, n) => ({
        id: `o${n}`,
        at: '2026-10-09T00:00:00Z',
        province: '',
        intentGroup: 'khac',
      })),
    )
    const rows = readCsvFile((await exported('csv', { outside: true })).file)
    await opened.database.pool.query(`delete from survey.ratings where invite_id ~ '^o'`)

    expect(rows.find((row) => row['invite_id'] === 'alone')).toMatchObject({
      intent_group: 'khac',
      intent_code: 'unk',
      province_code: '',
      province_name: '',
      region_code: '',
      persona: 'khac',
    })
    expect(rows.filter((row) => row['province_code'] === '01')).toHaveLength(30)
  })
})

describe('XLSX', () => {
  test('LibreOffice shows text codes with their zeros, numbers, times and every diacritic', async () => {
    const [sheet, csv] = [await exported('xlsx'), await exported('csv')]

    const sheets = await openInCalc(sheet.file)

    const [head, ...rows] = sheets['Dữ liệu'] ?? []
    const expected = readCsvFile(csv.file).map((row) => ({
      ...row,
      issued_at: shownTime(row['issued_at']),
      rated_at: shownTime(row['rated_at']),
    }))
    expect(head).toEqual(book())
    const shown = rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [book()[index] ?? '', cell])))
    expect(shown.map(withoutKey)).toEqual(expected.map(withoutKey))
    expect(Object.keys(sheets).toSorted()).toEqual(['Bảng mã', 'Dữ liệu', 'Nhãn', 'Thông tin'])
    expect(sheets['Nhãn']).toContainEqual([
      'q1_overall',
      'Mức độ hài lòng chung',
      '5',
      'Rất hài lòng',
      'Very satisfied',
    ])
    expect(sheets['Thông tin']).toContainEqual(['Người yêu cầu', 'Chuyên viên phân tích'])
    expect(sheets['Thông tin']).toContainEqual(['Số dòng', '121'])
    expect(sheets['Bảng mã']).toHaveLength(38)
  })

  test('a comment that looks like a formula is shown, not reckoned', async () => {
    const sheets = await openInCalc((await exported('xlsx', { comments: true })).file)

    expect((sheets['Dữ liệu'] ?? []).map((cells) => cells[4])).toEqual(
      expect.arrayContaining(['=HYPERLINK("http://x")', COMMENT]),
    )
  })
})

function shownTime(iso = ''): string {
  return iso.slice(0, 19).replace('T', ' ')
}

function withoutKey({ conversation_key: _key, ...row }: Readonly<Record<string, string>>) {
  return row
}

describe('JSON Lines and Parquet', () => {
  test('JSON Lines: numbers as numbers, codes as text, null for what is missing', async () => {
    const [lines, csv] = [await exported('jsonl'), await exported('csv')]

    const rows = readFileSync(lines.file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line))
    expect(rows[1]).toMatchObject({ province_code: '79', q1_overall: 2, weight_post: 0.3, q2r_score: null })
    expect(rows.map(asText)).toEqual(readCsvFile(csv.file).map(withoutKey))
  })

  test('Parquet, read by another code base: types, nulls and the same cells', async () => {
    const [parquet, csv] = [await exported('parquet'), await exported('csv')]

    const { columns } = readParquetFile(parquet.file)

    expect(columns.map(({ name }) => name)).toEqual(book())
    const formats = Object.fromEntries(columns.map(({ name, format }) => [name, format]))
    expect(formats).toMatchObject({ province_code: 'u', q1_overall: 'i', weight_post: 'g', response_seconds: 'g' })
    expect(formats['issued_at']).toMatch(/^tsm:/)
    const rows = Array.from({ length: 121 }, (_, n) =>
      asText(Object.fromEntries(columns.map(({ name, cells }) => [name, cells[n]]))),
    )
    const expected = readCsvFile(csv.file).map((row) => ({
      ...withoutKey(row),
      issued_at: instantText(row['issued_at']),
      rated_at: instantText(row['rated_at']),
    }))
    expect(rows).toEqual(expected)
  })
})

function instantText(iso = ''): string {
  return iso === '' ? '' : String(Date.parse(iso))
}

function asText(row: Readonly<Record<string, unknown>>): Record<string, string> {
  const cells = Object.entries(row).map(([name, cell]) => [name, cell === null ? '' : String(cell)])
  return withoutKey(Object.fromEntries(cells))
}
