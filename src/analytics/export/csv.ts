import { createHmac, randomBytes } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import type { RatingRow } from '../../core/rating.ts'
import { ratingColumns, ratingRecord, type RatingRecord } from './rating-columns.ts'

/** Without it Excel reads UTF-8 as a single-byte code page and mangles every diacritic. */
const BOM = '\uFEFF'
const ROWS_PER_PIECE = 500

/** CSV as spreadsheets and statistics packages read it: UTF-8 with BOM, comma, CRLF, RFC 4180 quotes. Streams. */
export async function* exportCsv(rows: AsyncIterable<RatingRow>): AsyncGenerator<string> {
  const key = randomBytes(32)
  const conversationKey = (id: string): string => createHmac('sha256', key).update(id).digest('hex').slice(0, 16)
  yield BOM + lines([[...ratingColumns]])
  let piece: RatingRecord[] = []
  for await (const row of rows) {
    piece.push(ratingRecord(row, conversationKey))
    if (piece.length < ROWS_PER_PIECE) continue
    yield lines(piece.map(values))
    piece = []
  }
  if (piece.length > 0) yield lines(piece.map(values))
}

function values(record: RatingRecord): (string | number)[] {
  return ratingColumns.map((column) => {
    const value = record[column]
    return typeof value === 'string' ? inert(value) : value
  })
}

/** A cell that a spreadsheet would take for a formula is shown as text. */
function inert(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function lines(records: (string | number)[][]): string {
  return stringify(records, { record_delimiter: '\r\n' })
}
