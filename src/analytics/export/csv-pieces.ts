import { csvRecord, inert } from './csv-record.ts'
import type { ExportSource, Pieces } from './export-source.ts'

/** Header and rows; tells at the end how many text cells were made inert. */
export async function* csvPieces({ columns, pages, guarded }: ExportSource): Pieces {
  // Numbers and times are no formulas; a negative number must stay one.
  const texts = columns.flatMap(({ type }, index) => (type === 'string' ? [index] : []))
  let cells = 0
  yield csvRecord(columns.map(({ name }) => name))
  for await (const page of pages()) {
    let piece = ''
    for (const record of page) {
      const risky = texts.filter((index) => inert(record[index] ?? '') !== record[index])
      cells += risky.length
      piece += csvRecord(
        risky.length === 0 ? record : record.map((cell, index) => (risky.includes(index) ? inert(cell) : cell)),
      )
    }
    yield piece
  }
  guarded(cells)
}
