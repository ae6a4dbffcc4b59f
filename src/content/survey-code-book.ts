import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
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
  /** Today's provinces: code → name and region. */
  readonly provinces: ReadonlyMap<string, { readonly name: string; readonly region: string }>
}

const FILE = 'knowledge/survey/codebook.csv'
const rowsSchema = z.array(z.object({ name: z.string(), values_or_format: z.string() }))

export function loadSurveyCodes(root: string): SurveyCodes {
  const rows = rowsSchema.parse(parse(readFileSync(`${root}/${FILE}`, 'utf8'), { bom: true, columns: true }))
  const lists = new Map(rows.map((row) => [row.name, codesIn(row.values_or_format)]))
  return {
    columns: rows.map(({ name }) => name),
    codes: (column) => lists.get(column) ?? [],
    provinces: loadProvinces(root),
  }
}

function loadProvinces(root: string): SurveyCodes['provinces'] {
  const problems: ContentProblem[] = []
  const file = readYamlFile(root, 'knowledge/places/provinces.yaml', provincesSchema, problems)
  if (file === undefined) throw new AppError('content_invalid', problems[0]?.message ?? 'provinces.yaml is invalid')
  return new Map(file.value.provinces.map(({ code, name, region }) => [code, { name, region }]))
}

/** "bot | human | bot_then_human" → its codes; a format is none. */
function codesIn(values: string): readonly string[] {
  return values.includes(' | ') ? values.split(' | ').map((value) => value.trim().split(' ')[0] ?? '') : []
}
