import { BOM } from './csv-lines.ts'
import { csvPieces } from './csv-pieces.ts'
import type { ExportSource, Pieces } from './export-source.ts'

/** CSV as spreadsheets and statistics packages read it: UTF-8 with BOM, comma, CRLF, RFC 4180 quotes. */
export async function* writeCsv(source: ExportSource): Pieces {
  yield BOM
  yield* csvPieces(source)
}
