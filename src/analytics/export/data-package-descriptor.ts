import type { CodeBookColumn } from '../../content/code-book.ts'
import type { ExportSource } from './export-source.ts'
import { funnelColumns } from './rating-records.ts'

export interface PackageFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

export const csvFields = {
  codebook: ['name', 'type', 'label_vi', 'label_en', 'values_vi', 'values_en', 'missing', 'privacy', 'note'],
} as const

/** `datapackage.json` of version 1.0: resources with their sums, columns with types, codes and what is missing. */
export function descriptor(source: ExportSource, files: readonly PackageFile[]) {
  const { columns, codeBook, extractedAt, codeVersion, facts } = source
  return {
    profile: 'tabular-data-package',
    name: 'ansinh-ratings',
    title: 'Đánh giá kênh hỗ trợ BHXH / Ratings of the support channels',
    description: facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    version: `${codeBook.version}.0.0`,
    created: extractedAt,
    generator: `An Sinh ${codeVersion}`,
    resources: [
      resource('ratings', 'data/ratings.csv', files, {
        fields: columns.map(fieldOf),
        missingValues: [''],
        primaryKey: 'invite_id',
      }),
      resource('funnel', 'data/funnel.csv', files, {
        fields: funnelColumns.map((name, index) => ({ name, type: index < FUNNEL_TEXTS ? 'string' : 'integer' })),
        missingValues: [''],
      }),
      resource('codebook', 'codebook.csv', files, {
        fields: csvFields.codebook.map((name) => ({ name, type: 'string' })),
        missingValues: [''],
      }),
    ],
  }
}

/** Month, province, channel; counts follow. */
const FUNNEL_TEXTS = 3

function resource(name: string, path: string, files: readonly PackageFile[], schema: object) {
  const file = files.find((made) => made.path === path)
  return {
    profile: 'tabular-data-resource',
    name,
    path,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    ...(file === undefined ? {} : { bytes: file.bytes, hash: `sha256:${file.sha256}` }),
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema,
  }
}

function fieldOf(column: CodeBookColumn) {
  const { name, type, label_vi, label_en, missing, values } = column
  const required = missing === 'never' && type !== 'datetime'
  const codes = values?.map(({ code }) => (type === 'integer' ? Number(code) : code))
  const constraints = {
    ...(required ? { required } : {}),
    ...(name === 'invite_id' ? { unique: true } : {}),
    ...(codes === undefined ? {} : { enum: codes }),
  }
  return {
    name,
    type,
    ...(type === 'datetime' ? { format: '%Y-%m-%dT%H:%M:%S%z' } : {}),
    title: label_vi,
    description: `${label_en}. ${values === undefined ? column.format : values.map(({ code, vi }) => `${code} = ${vi}`).join('; ')}`,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  }
}
