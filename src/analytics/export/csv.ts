import { createHmac, randomBytes } from 'node:crypto'
import type { RatingRow } from '../../core/rating.ts'
import { BOM, csvLines } from './csv-lines.ts'
import { ratingColumns, ratingRecord, type RatingRecord } from './rating-columns.ts'

const ROWS_PER_PIECE = 500

/** CSV as spreadsheets and statistics packages read it: UTF-8 with BOM, comma, CRLF, RFC 4180 quotes. Streams. */
export async function* exportCsv(rows: AsyncIterable<RatingRow>): AsyncGenerator<string> {
  const key = randomBytes(32)
  const conversationKey = (id: string): string => createHmac('sha256', key).update(id).digest('hex').slice(0, 16)
  yield BOM + csvLines([[...ratingColumns]])
  let piece: RatingRecord[] = []
  for await (const row of rows) {
    piece.push(ratingRecord(row, conversationKey))
    if (piece.length < ROWS_PER_PIECE) continue
    yield csvLines(piece.map(values))
    piece = []
  }
  if (piece.length > 0) yield csvLines(piece.map(values))
}

function values(record: RatingRecord): (string | number)[] {
  return ratingColumns.map((column) => record[column])
}
