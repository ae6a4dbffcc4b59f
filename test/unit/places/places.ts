import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadPlaces } from '../../../src/content/place-files.ts'
import { projectRoot } from '../../../src/root.ts'

/** The real places, built once for all tests. */
export const places = loadPlaces(projectRoot)

const resolveCase = z.object({
  text: z.string(),
  province: z.string(),
  commune: z.string(),
  ask: z.string(),
  candidates: z.string().optional(),
})
const lists = [
  'specification',
  'sentences',
  'formerProvinces',
  'abbreviations',
  'accents',
  'slips',
  'namesakes',
] as const
const rest = ['formerCommunes', 'nothing'] as const

const file = z
  .object({
    ...Object.fromEntries([...lists, ...rest].map((list) => [list, z.array(resolveCase)])),
    provinces: z.record(z.string(), z.object({ name: z.string(), counts: z.string() })),
    questionsWithoutPlace: z.array(z.string()),
    questionsWithPlace: z.array(z.object({ question: z.string(), text: z.string(), province: z.string() })),
  })
  .parse(parse(readFileSync(new URL('./cases.yaml', import.meta.url), 'utf8')))

export const cases = file
export const resolveCases = z.record(z.string(), z.unknown()).parse(file)

export function casesOf(list: (typeof lists)[number] | (typeof rest)[number]): z.infer<typeof resolveCase>[] {
  return z.array(resolveCase).parse(resolveCases[list])
}

export const caseLists = [...lists, ...rest]
