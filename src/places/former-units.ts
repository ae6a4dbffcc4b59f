import type { CommuneUnit, Gazetteer, Meaning, ProvinceUnit } from './gazetteer.ts'
import type { NameIndex } from './name-index.ts'
import type { PackageMapping, PlaceSources } from './place-sources.ts'
import { nameKeys } from './tokens.ts'
import { splitName, type UnitType } from './unit-types.ts'

interface Units {
  readonly provinces: readonly ProvinceUnit[]
  readonly communes: readonly CommuneUnit[]
  readonly formers: Gazetteer['formers']
}

interface OldCommune {
  readonly name: string
  readonly district: string
  readonly former: number
  targets: readonly number[]
}

/** Names of before 2025-07-01: the 63 provinces, their districts and communes, each as the communes of today. */
export function addFormerUnits(index: NameIndex, sources: PlaceSources, units: Units): void {
  const formerOf = new Map(units.formers.map(({ name }, former) => [keyOf(name), former]))
  const olds = oldCommunes(sources, units, formerOf)
  const districts = districtsOf(olds, sources, units, formerOf)
  addFormerProvinces(index, districts, sources, units)
  const meanings = new Map<string, Meaning>()
  for (const [key, { name, former, communes }] of districts) {
    const { type, bare } = splitName(name)
    const meaning = { kind: 'district', communes, former, types: type === undefined ? [] : [type] } as const
    meanings.set(key, index.add(bare, meaning))
    for (const also of otherNames(key, sources, formerOf)) {
      const other = splitName(also)
      index.add(other.bare, { ...meaning, types: other.type === undefined ? [] : [other.type] })
    }
  }
  for (const { name, district, former, targets } of olds.values()) {
    const { type, bare } = splitName(name)
    const types: UnitType[] = type === undefined ? [] : [type]
    index.add(bare, {
      kind: 'old',
      communes: targets,
      types,
      former,
      district: meanings.get(`${former} ${keyOf(district)}`),
    })
  }
  keys.clear()
  bareKeys.clear()
}

/** Old communes by former province, district and name, with corrections. */
function oldCommunes(
  sources: PlaceSources,
  units: Units,
  formerOf: ReadonlyMap<string, number>,
): Map<string, OldCommune> {
  const olds = new Map<string, OldCommune>()
  const renamed = new Map(sources.corrections.districts.map((entry) => [keyOf(entry.name), entry.newName]))
  const target = targetFinder(units)
  for (const row of sources.package.mappings) {
    const { old_ward_name: name, old_district_name: inDistrict, old_province_name: inProvince } = row
    const id = target(row)
    if (name === null || inDistrict === null || inProvince === null || id === undefined) continue
    const district = renamed.get(keyOf(inDistrict)) ?? inDistrict
    const former = formerOf.get(bareKeyOf(inProvince)) ?? -1
    const key = `${former} ${keyOf(district)} ${keyOf(name)}`
    const old = olds.get(key) ?? { name, district, former, targets: [] }
    if (!old.targets.includes(id)) old.targets = [...old.targets, id]
    olds.set(key, old)
  }
  correctOldCommunes(olds, sources, units, formerOf)
  return olds
}

/** By the new name within its province: that is right in every row, the code in 386 rows is not. */
function targetFinder({ provinces, communes }: Units): (row: PackageMapping) => number | undefined {
  const provinceOf = new Map(provinces.map(({ name }, index) => [bareKeyOf(name), index]))
  const communeOf = new Map(communes.map(({ name, province }, id) => [`${province} ${bareKeyOf(name)}`, id]))
  const byType = new Map(communes.map(({ name, province }, id) => [`${province} ${keyOf(name)}`, id]))
  return (row) => {
    const province = provinceOf.get(bareKeyOf(row.new_province_name))
    return (
      byType.get(`${province} ${keyOf(row.new_ward_name)}`) ??
      communeOf.get(`${province} ${bareKeyOf(row.new_ward_name)}`)
    )
  }
}

function correctOldCommunes(
  olds: Map<string, OldCommune>,
  { corrections }: PlaceSources,
  { communes }: Units,
  formerOf: ReadonlyMap<string, number>,
): void {
  const idOf = new Map(communes.map(({ code }, id) => [code, id]))
  for (const [province, lines] of Object.entries(corrections.formerCommunes)) {
    const former = formerOf.get(bareKeyOf(province)) ?? -1
    for (const line of lines.trimEnd().split('\n')) {
      const [place = '', codes = ''] = line.split(': ')
      const [name = '', district = ''] = place.split(', ')
      const targets = codes.split(' ').flatMap((code) => idOf.get(code) ?? [])
      olds.set(`${former} ${keyOf(district)} ${keyOf(name)}`, { name, district, former, targets })
    }
  }
}

interface District {
  readonly name: string
  readonly former: number
  readonly communes: number[]
}

function districtsOf(
  olds: ReadonlyMap<string, OldCommune>,
  { corrections }: PlaceSources,
  { communes }: Units,
  formerOf: ReadonlyMap<string, number>,
): Map<string, District> {
  const members = new Map<string, { name: string; former: number; communes: Set<number> }>()
  for (const { district, former, targets } of olds.values()) {
    const key = `${former} ${keyOf(district)}`
    const known = members.get(key) ?? { name: district, former, communes: new Set<number>() }
    for (const id of targets) known.communes.add(id)
    members.set(key, known)
  }
  for (const { province, name, commune } of corrections.islandDistricts) {
    const former = formerOf.get(keyOf(province)) ?? -1
    const id = communes.findIndex(({ code }) => code === commune)
    members.set(`${former} ${keyOf(name)}`, { name, former, communes: new Set([id]) })
  }
  const ordered = (ids: ReadonlySet<number>): number[] => [...ids].toSorted((a, b) => a - b)
  return new Map([...members].map(([key, district]) => [key, { ...district, communes: ordered(district.communes) }]))
}

function addFormerProvinces(
  index: NameIndex,
  districts: ReadonlyMap<string, District>,
  { names }: PlaceSources,
  { provinces, formers }: Units,
): void {
  const current = new Set(provinces.map(({ name }) => bareKeyOf(name)))
  formers.forEach(({ code, name }, former) => {
    // A name that is also a province of today means at least that one: it is no narrower.
    if (current.has(keyOf(name))) return
    const communes = [...districts.values()].flatMap((district) =>
      district.former === former ? district.communes : [],
    )
    const meaning = { kind: 'former', communes: [...new Set(communes)], former, types: ['tỉnh'] } as const
    index.add(name, meaning)
    index.addJoined(name, meaning)
    for (const spelling of names.spellings) {
      if (!spelling.formers?.includes(code)) continue
      for (const other of spelling.names) index.add(other, meaning)
    }
  })
}

/** Earlier names of a district. */
function otherNames(
  key: string,
  { corrections, names }: PlaceSources,
  formerOf: ReadonlyMap<string, number>,
): string[] {
  const is = (province: string, name: string): boolean =>
    key === `${formerOf.get(keyOf(province)) ?? -1} ${keyOf(name)}`
  return [
    ...corrections.districts.flatMap(({ province, newName, also }) => (is(province, newName) ? also : [])),
    ...names.districts.flatMap((entry) => (is(entry.province, entry.district) ? entry.names : [])),
  ]
}

// The package's 11,000 rows repeat their names: each key is computed once while building.
const keys = new Map<string, string>()

function keyOf(name: string): string {
  const before = keys.get(name)
  if (before !== undefined) return before
  const key = nameKeys(name).exact
  keys.set(name, key)
  return key
}

const bareKeys = new Map<string, string>()

function bareKeyOf(name: string): string {
  const before = bareKeys.get(name)
  if (before !== undefined) return before
  const key = keyOf(splitName(name).bare)
  bareKeys.set(name, key)
  return key
}
