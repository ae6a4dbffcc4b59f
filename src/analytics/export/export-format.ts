import { writeCsv } from './csv.ts'
import { writeDataPackage } from './data-package.ts'
import type { ExportSource, Pieces } from './export-source.ts'
import { writeJsonLines } from './json-lines.ts'
import { writeParquet } from './parquet.ts'
import { writeXlsx } from './xlsx.ts'

export const exportFormats = ['csv', 'xlsx', 'parquet', 'jsonl', 'datapackage'] as const
export type ExportFormat = (typeof exportFormats)[number]

interface FormatTraits {
  readonly extension: string
  readonly type: string
  readonly write: (source: ExportSource) => Pieces
}

/** A further format is a file with a writer and a line here. */
export const formats: Readonly<Record<ExportFormat, FormatTraits>> = {
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: {
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writeXlsx,
  },
  parquet: { extension: 'parquet', type: 'application/vnd.apache.parquet', write: writeParquet },
  jsonl: { extension: 'jsonl', type: 'application/x-ndjson; charset=utf-8', write: writeJsonLines },
  datapackage: { extension: 'zip', type: 'application/zip', write: writeDataPackage },
}
