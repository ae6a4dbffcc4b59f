import { createHash } from 'node:crypto'
import { csvPieces } from './csv-pieces.ts'
import { csvRecord } from './csv-record.ts'
import { csvFields, descriptor, type PackageFile } from './data-package-descriptor.ts'
import type { ExportSource, Pieces } from './export-source.ts'
import { readme } from './package-readme.ts'
import { funnelColumns } from './rating-records.ts'
import { rScript } from './r-script.ts'
import { spssScript } from './spss-script.ts'
import { stataScript } from './stata-script.ts'
import { pieceOf, zipOf, type ZipEntry } from './zip.ts'

/** A Frictionless Data Package of version 1 (the readers in R know no later one), zipped. */
export function writeDataPackage(source: ExportSource): Pieces {
  const { columns, codeBook, extractedAt, methodNote } = source
  const made: PackageFile[] = []
  const entry = (path: string, pieces: () => Pieces): ZipEntry => ({ path, pieces: () => summed(path, pieces(), made) })
  return zipOf(
    [
      entry('README.md', () => pieceOf(readme(source))),
      entry('method.md', () => pieceOf(methodNote)),
      // Without a BOM, which would become part of the first column's name in some readers.
      entry('data/ratings.csv', () => csvPieces(source)),
      entry('data/funnel.csv', () => pieceOf(funnel(source))),
      entry('codebook.csv', () => pieceOf(bookLines(codeBook.columns))),
      entry('ratings.sps', () => pieceOf(spssScript(columns))),
      entry('ratings.do', () => pieceOf(stataScript(columns))),
      entry('ratings.R', () => pieceOf(rScript(columns))),
      // Last: they tell of the files before them.
      entry('datapackage.json', () => pieceOf(`${JSON.stringify(descriptor(source, made), undefined, 2)}\n`)),
      {
        path: 'SHA256SUMS',
        pieces: () => pieceOf(made.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')),
      },
    ],
    new Date(extractedAt),
  )
}

function funnel({ funnel: rows }: ExportSource): string {
  const lines = rows.map((row) => csvRecord(funnelColumns.map((column) => String(row[column]))))
  return csvRecord(funnelColumns) + lines.join('')
}

function bookLines(columns: ExportSource['columns']): string {
  const lines = columns.map((column) => {
    const values = [...(column.values ?? []), ...(column.flags ?? [])]
    return csvRecord([
      column.name,
      column.type,
      column.label_vi,
      column.label_en,
      values.length === 0 ? column.format : values.map(({ code, vi }) => `${code} = ${vi}`).join('; '),
      values.map(({ code, en }) => `${code} = ${en}`).join('; '),
      column.missing,
      column.privacy,
      column.note ?? '',
    ])
  })
  return csvRecord(csvFields.codebook) + lines.join('')
}

/** Counts and sums a file while it goes into the package. */
async function* summed(path: string, pieces: Pieces, made: PackageFile[]): Pieces {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of pieces) {
    const block = typeof piece === 'string' ? Buffer.from(piece) : piece
    hash.update(block)
    bytes += block.byteLength
    yield block
  }
  made.push({ path, bytes, sha256: hash.digest('hex') })
}
