import { loadCodeBook } from './code-book.ts'
import { AppError } from '../core/errors.ts'
import type { ContentProblem } from './content.ts'
import { readYamlFile } from './load-yaml.ts'
import { provincesSchema } from './place-schemas.ts'

/** What an imported row is checked against. */
export interface SurveyCodes {
  /** Names of all columns, in the book's order. */
  readonly columns: readonly string[]
  /** Codes of a column whose values the book lists. */
  codes(column: string): readonly string[]
  /** The book's labels of these codes, Vietnamese and English, in lower case → code. */
  labels(column: string): Readonly<Record<string, string>>
  /** Today's provinces: code → name and region. */
  readonly provinces: ReadonlyMap<string, { readonly name: string; readonly region: string }>
}

export function loadSurveyCodes(root: string): SurveyCodes {
  const { columns } = loadCodeBook(root)
  const lists = new Map(columns.map(({ name, values = [] }) => [name, values.map(({ code }) => code)]))
  const labels = new Map(
    columns.map(({ name, values = [] }) => [
      name,
      Object.fromEntries(values.flatMap(({ code, vi, en }) => [vi, en].map((label) => [label.toLowerCase(), code]))),
    ]),
  )
  return {
    columns: columns.map(({ name }) => name),
    codes: (column) => lists.get(column) ?? [],
    labels: (column) => labels.get(column) ?? {},
    provinces: loadProvinces(root),
  }
}

function loadProvinces(root: string): SurveyCodes['provinces'] {
  const problems: ContentProblem[] = []
  const file = readYamlFile(root, 'knowledge/places/provinces.yaml', provincesSchema, problems)
  if (file === undefined) throw new AppError('content_invalid', problems[0]?.message ?? 'provinces.yaml is invalid')
  return new Map(file.value.provinces.map(({ code, name, region }) => [code, { name, region }]))
}
