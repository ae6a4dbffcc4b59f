import type { CommuneUnit, Gazetteer, ProvinceUnit } from './gazetteer.ts'
import { NameIndex } from './name-index.ts'
import { addFormerUnits } from './former-units.ts'
import type { PlaceSources } from './place-sources.ts'
import { nameKeys } from './tokens.ts'
import { splitName, type UnitType } from './unit-types.ts'

/** Today's units and all names, from the package's tables of July 2025, the changes since, and our own lists. */
export function buildGazetteer(sources: PlaceSources): Gazetteer {
  const provinces = provincesOf(sources)
  const provinceOf = new Map(provinces.map(({ code }, index) => [code, index]))
  const communes = communesOf(sources, provinceOf)
  const index = new NameIndex()
  const all = provinces.map((_, province) =>
    communes.flatMap((commune, id) => (commune.province === province ? [id] : [])),
  )
  const inProvinces = (codes: readonly string[]): number[] =>
    codes.flatMap((code) => all[provinceOf.get(code) ?? -1] ?? [])
  addProvinces(index, sources, inProvinces)
  addCommunes(index, communes, sources)
  const formers = sources.provinces.flatMap(({ formerly }, province) =>
    formerly.map((former) => ({ ...former, province })),
  )
  addFormerUnits(index, sources, { provinces, communes, formers })
  for (const { name, provinces: codes } of sources.names.historic) {
    index.add(name, { kind: 'historic', communes: inProvinces(codes) })
  }
  const keysOf = (names: readonly string[]): Set<string> => new Set(names.map((name) => nameKeys(name).folded))
  const { changes } = sources
  return {
    version:
      [...changes.provinces, ...changes.communes]
        .map(({ from }) => from)
        .toSorted()
        .at(-1) ?? '',
    provinces,
    communes,
    formers,
    ...index.finish(),
    notPlaces: keysOf(sources.names.notPlaces),
    ordinaryAccentless: keysOf(sources.names.ordinaryAccentless.flat()),
    ordinary: new Set(sources.names.ordinary.map((name) => nameKeys(name).exact)),
  }
}

function provincesOf({ provinces, changes }: PlaceSources): ProvinceUnit[] {
  const types = new Map(changes.provinces.map(({ code, type }) => [code, type]))
  return provinces.map(({ code, type, name, region }) => ({
    code,
    name: `${types.get(code) ?? type} ${name}`,
    region,
  }))
}

function communesOf(
  { package: rows, changes, corrections }: PlaceSources,
  provinceOf: ReadonlyMap<string, number>,
): CommuneUnit[] {
  const types = new Map(changes.communes.map(({ code, type }) => [code, type]))
  const codes = new Map(corrections.communes.map(({ code, newCode }) => [code, newCode]))
  return rows.communes.map((row) => {
    const code = codes.get(row.ward_code) ?? row.ward_code.padStart(5, '0')
    const name = row.name.normalize('NFC')
    const type = types.get(code)
    return {
      code,
      name: type === undefined ? name : `${type} ${splitName(name).bare}`,
      province: provinceOf.get(row.province_code) ?? -1,
    }
  })
}

function addProvinces(
  index: NameIndex,
  sources: PlaceSources,
  inProvinces: (codes: readonly string[]) => number[],
): void {
  const changed = new Set(sources.changes.provinces.map(({ code }) => code))
  for (const { code, type, name } of sources.provinces) {
    const types: UnitType[] = changed.has(code) ? ['tỉnh', 'thành phố'] : [splitName(`${type} ${name}`).type ?? 'tỉnh']
    const meaning = { kind: 'province', communes: inProvinces([code]), types } as const
    index.add(name, meaning)
    index.addJoined(name, meaning)
  }
  for (const { names, provinces } of sources.names.spellings) {
    if (provinces === undefined) continue
    for (const name of names)
      index.add(name, {
        kind: provinces.length === 1 ? 'province' : 'historic',
        communes: inProvinces(provinces),
        types: ['tỉnh', 'thành phố'],
      })
  }
  for (const [region, name] of Object.entries(sources.regions)) {
    const codes = sources.provinces.flatMap((province) => (province.region === region ? [province.code] : []))
    index.add(name, { kind: 'region', communes: inProvinces(codes) })
  }
}

function addCommunes(index: NameIndex, communes: readonly CommuneUnit[], { changes }: PlaceSources): void {
  const changed = new Set(changes.communes.map(({ code }) => code))
  communes.forEach(({ code, name }, id) => {
    const { type, bare } = splitName(name)
    // Until 2026 every changed one was a xã; people go on saying so.
    const types: UnitType[] = changed.has(code) ? ['phường', 'xã'] : type === undefined ? [] : [type]
    index.add(bare, { kind: 'commune', communes: [id], types })
  })
}
