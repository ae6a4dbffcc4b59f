import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { ContentProblem } from './content.ts'
import { readYamlFile } from './load-yaml.ts'
import { provincesSchema } from './place-schemas.ts'

/** Codes of the code book with their Vietnamese labels, in the order in which pages list them. */
export interface SurveyWords {
  readonly channel: readonly Coded[]
  readonly served_by: readonly Coded[]
  readonly respondent_group: readonly Coded[]
  readonly persona: readonly Coded[]
  readonly intent_group: readonly Coded[]
  readonly resolved: readonly Coded[]
  readonly mode: readonly Coded[]
  readonly factors: readonly FactorWords[]
  readonly provinces: readonly { readonly code: string; readonly name: string; readonly region: string }[]
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly method: readonly MethodSection[]
}

export interface Coded {
  readonly code: string
  readonly label: string
}

export interface FactorWords extends Coded {
  readonly code: 'F1' | 'F2' | 'F3' | 'F4' | 'F5'
  /** As the citizen sees it. */
  readonly chip: string
}

/** How a figure is computed, in words. */
export interface MethodSection {
  readonly id: string
  readonly title: string
  readonly text: string
}

const coded = z
  .array(z.strictObject({ code: z.string().min(1), label: z.string().min(1) }))
  .min(1)
  .refine(hasOwnCodes, 'a code is there twice')

const labelsSchema = z.strictObject({
  channel: coded,
  served_by: coded,
  respondent_group: coded,
  persona: coded,
  intent_group: coded,
  resolved: coded,
  mode: coded,
  factors: z
    .array(z.strictObject({ code: z.enum(['F1', 'F2', 'F3', 'F4', 'F5']), label: z.string(), chip: z.string() }))
    .length(5),
})

const methodSchema = z.strictObject({
  sections: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z_]+$/), title: z.string().min(1), text: z.string().min(1) }))
    .refine((sections) => hasOwnCodes(sections.map(({ id }) => ({ code: id }))), 'an id is there twice'),
})

/** With a mistake in them the program does not start. */
export function loadSurveyWords(root: string): SurveyWords {
  const { regions, provinces } = read(root, 'places/provinces.yaml', provincesSchema)
  return {
    ...read(root, 'survey/labels.yaml', labelsSchema),
    method: read(root, 'survey/method.yaml', methodSchema).sections,
    provinces: provinces.map(({ code, name, region }) => ({ code, name, region })),
    regions: Object.entries(regions).map(([code, name]) => ({ code, name })),
  }
}

function read<T>(root: string, name: string, schema: z.ZodType<T>): T {
  const problems: ContentProblem[] = []
  const file = readYamlFile(root, `knowledge/${name}`, schema, problems)
  if (file !== undefined) return file.value
  const problem = problems[0]
  const where = [problem?.file, problem?.line, problem?.field].filter((part) => part !== undefined && part !== '')
  throw new AppError('content_invalid', `${where.join(':')}: ${problem?.message ?? 'invalid'}`)
}

function hasOwnCodes(list: readonly { readonly code: string }[]): boolean {
  return new Set(list.map(({ code }) => code)).size === list.length
}
