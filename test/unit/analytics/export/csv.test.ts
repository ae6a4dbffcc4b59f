import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exportCsv } from '../../../../src/analytics/export/csv.ts'
import { ratingColumns } from '../../../../src/analytics/export/rating-columns.ts'
import type { RatingRow } from '../../../../src/core/rating.ts'
import { ratingRowOf, streamOf } from '../../../support/rating-rows.ts'

async function csvOf(...rows: RatingRow[]): Promise<string> {
  let text = ''
  for await (const piece of exportCsv(streamOf(rows))) text += piece
  return text
}

const cell = (csv: string, column: (typeof ratingColumns)[number]): string | undefined =>
  csv.split('\r\n')[1]?.split(',')[ratingColumns.indexOf(column)]

describe('exportCsv', () => {
  it('begins with a byte order mark and the columns, also without a row', async () => {
    const csv = await csvOf()

    expect(csv).toBe(`\uFEFF${ratingColumns.join(',')}\r\n`)
  })

  it('has the code book’s names in the code book’s order', () => {
    const text = readFileSync(new URL('../../../fixtures/survey-codebook-columns.json', import.meta.url), 'utf8')
    const book: unknown = JSON.parse(text)

    const inBook = Array.isArray(book) ? book.filter((name) => ratingColumns.some((column) => column === name)) : []

    expect(inBook).toEqual([...ratingColumns])
  })

  it('ends every line with CRLF and writes one line a row', async () => {
    const csv = await csvOf(ratingRowOf(), ratingRowOf({ score: 1 }))

    expect(csv.split('\r\n')).toHaveLength(4)
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('quotes what holds a comma, a quote or a line end', async () => {
    const csv = await csvOf(ratingRowOf({ channel: 'a,"b"\nc' }))

    expect(csv).toContain('"a,""b""\nc"')
  })

  it.each(['=1+1', '+84', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'takes the power from %j in a spreadsheet',
    async (intent) => {
      const csv = await csvOf(ratingRowOf({ intent }))

      expect(csv).toContain(`'${intent}`)
    },
  )

  it('leaves numbers as numbers', async () => {
    const csv = await csvOf(ratingRowOf())

    expect(cell(csv, 'q1_overall')).toBe('5')
    expect(cell(csv, 'response_seconds')).toBe('61')
  })

  it('gives a conversation one key within an export and another in the next', async () => {
    const [first, second] = [await csvOf(ratingRowOf(), ratingRowOf()), await csvOf(ratingRowOf())]

    const keys = first
      .split('\r\n')
      .slice(1, 3)
      .map((line) => line.split(',')[ratingColumns.indexOf('conversation_key')])
    expect(keys[0]).toMatch(/^[0-9a-f]{16}$/)
    expect(keys[0]).toBe(keys[1])
    expect(cell(second, 'conversation_key')).not.toBe(keys[0])
  })

  it('streams: the header comes before the first row is read', async () => {
    let read = 0
    const rows = (async function* () {
      for (let count = 0; count < 1200; count++) {
        read++
        yield ratingRowOf()
      }
    })()

    const pieces = exportCsv(rows)
    await pieces.next()
    const readAfterHeader = read
    await pieces.next()

    expect(readAfterHeader).toBe(0)
    expect(read).toBe(500)
    await pieces.return(undefined)
  })

  it('writes every row of a number that is no multiple of its pieces', async () => {
    const csv = await csvOf(...Array.from({ length: 1001 }, () => ratingRowOf()))

    expect(csv.split('\r\n')).toHaveLength(1003)
  })
})
