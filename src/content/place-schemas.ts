import { z } from 'zod'
import type { PackageCommune, PackageMapping } from '../places/place-sources.ts'

const provinceCode = z.string().regex(/^\d{2}$/)
const communeCode = z.string().regex(/^\d{5}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const change = { type: z.enum(['Thành phố', 'Phường', 'Xã']), from: day, basis: z.string() }

export const provincesSchema = z.strictObject({
  regions: z.record(z.string(), z.string()),
  provinces: z.array(
    z.strictObject({
      code: provinceCode,
      type: z.enum(['Tỉnh', 'Thành phố']),
      name: z.string(),
      region: z.string(),
      formerly: z.array(z.strictObject({ code: provinceCode, name: z.string() })).min(1),
    }),
  ),
})

export const changesSchema = z.strictObject({
  provinces: z.array(z.strictObject({ code: provinceCode, ...change })),
  communes: z.array(z.strictObject({ code: communeCode, name: z.string(), ...change })),
})

export const correctionsSchema = z.strictObject({
  communes: z.array(z.strictObject({ code: communeCode, newCode: communeCode, name: z.string(), reason: z.string() })),
  districts: z.array(
    z.strictObject({ province: z.string(), name: z.string(), newName: z.string(), also: z.array(z.string()) }),
  ),
  islandDistricts: z.array(z.strictObject({ province: z.string(), name: z.string(), commune: communeCode })),
  // A line for each: "commune, district: codes". As text: 800 YAML nodes took 100 ms to read.
  formerCommunes: z.record(z.string(), z.string().regex(/^(?:[^,:\n]+, [^,:\n]+: \d{5}(?: \d{5})*\n)+$/)),
})

export const namesSchema = z.strictObject({
  spellings: z.array(
    z.strictObject({
      names: z.array(z.string()),
      provinces: z.array(provinceCode).optional(),
      formers: z.array(provinceCode).optional(),
    }),
  ),
  historic: z.array(z.strictObject({ name: z.string(), until: z.number(), provinces: z.array(provinceCode).min(1) })),
  districts: z.array(
    z.strictObject({ names: z.array(z.string()), district: z.string(), province: z.string(), until: day }),
  ),
  notPlaces: z.array(z.string()),
  ordinaryAccentless: z.array(z.array(z.string())),
  ordinary: z.array(z.string()),
})

/**
 * The rows of the package's tables. Checked by hand: 14,000 rows take zod 60 ms, and the package is pinned to one version.
 */
export const packageCommunes = z.custom<readonly PackageCommune[]>((rows) =>
  hasRows(rows, ['ward_code', 'name', 'province_code'], []),
)
export const packageMappings = z.custom<readonly PackageMapping[]>((rows) =>
  hasRows(rows, ['new_ward_name', 'new_province_name'], ['old_ward_name', 'old_district_name', 'old_province_name']),
)
export const packageFile = z.array(
  z.object({ type: z.string(), name: z.string().optional(), data: z.unknown().optional() }),
)

function hasRows(rows: unknown, texts: readonly string[], maybeTexts: readonly string[]): boolean {
  return (
    Array.isArray(rows) &&
    rows.length > 0 &&
    rows.every(
      (row: unknown) =>
        texts.every((field) => typeof fieldOf(row, field) === 'string') &&
        maybeTexts.every((field) => typeof fieldOf(row, field) === 'string' || fieldOf(row, field) === null),
    )
  )
}

function fieldOf(row: unknown, field: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, field) : undefined
}
