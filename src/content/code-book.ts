import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { ContentProblem } from './content.ts'
import { readYamlFile } from './load-yaml.ts'

export interface CodeLabel {
  readonly code: string
  readonly vi: string
  readonly en: string
}

export interface CodeBookColumn {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'datetime'
  readonly label_vi: string
  readonly label_en: string
  readonly format: string
  /** What an empty cell means. */
  readonly missing: string
  readonly privacy: string
  readonly note?: string | undefined
  /** Every code that may stand in the column. */
  readonly values?: readonly CodeLabel[] | undefined
  /** Codes of which several may stand in a cell, with `;` between. */
  readonly flags?: readonly CodeLabel[] | undefined
  /** Ids of the program → codes of the book. */
  readonly aliases?: Readonly<Record<string, string>> | undefined
}

export interface CodeBook {
  readonly version: string
  readonly columns: readonly CodeBookColumn[]
}

/** The code book of the ratings: `knowledge/survey/codebook.yaml`. */
export function loadCodeBook(root: string): CodeBook {
  const problems: ContentProblem[] = []
  const file = readYamlFile(root, 'knowledge/survey/codebook.yaml', schema, problems)
  if (file !== undefined) return file.value
  const problem = problems[0]
  const where = [problem?.file, problem?.line, problem?.field].filter((part) => part !== undefined && part !== '')
  throw new AppError('content_invalid', `${where.join(':')}: ${problem?.message ?? 'invalid'}`)
}

const label = z.strictObject({ code: z.string().min(1), vi: z.string().min(1), en: z.string().min(1) })

const schema = z.strictObject({
  version: z.string(),
  columns: z
    .array(
      z.strictObject({
        // Lower-case ASCII of at most 32 characters, as every statistics package takes it (survey method §3.3).
        name: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/),
        type: z.enum(['string', 'integer', 'number', 'datetime']),
        label_vi: z.string().min(1),
        label_en: z.string().min(1),
        format: z.string(),
        missing: z.string(),
        privacy: z.string(),
        note: z.string().optional(),
        values: z.array(label).optional(),
        flags: z.array(label).optional(),
        aliases: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1),
})
