/** The package's rows, as far as they are used. */
export interface PackageCommune {
  readonly ward_code: string
  readonly name: string
  readonly province_code: string
}
/** One part of a commune before 2025-07-01 and what it belongs to now. New special zones have no old names. */
export interface PackageMapping {
  readonly old_ward_name: string | null
  readonly old_district_name: string | null
  readonly old_province_name: string | null
  readonly new_ward_name: string
  readonly new_province_name: string
}

export interface ProvinceEntry {
  readonly code: string
  readonly type: string
  readonly name: string
  readonly region: string
  readonly formerly: readonly { readonly code: string; readonly name: string }[]
}

/** knowledge/places/corrections.yaml: where the package differs from the Statistics Office. */
export interface PlaceCorrections {
  readonly communes: readonly { readonly code: string; readonly newCode: string }[]
  readonly districts: readonly {
    readonly province: string
    readonly name: string
    readonly newName: string
    readonly also: readonly string[]
  }[]
  readonly islandDistricts: readonly { readonly province: string; readonly name: string; readonly commune: string }[]
  /** Former province → lines "commune, district: codes of today parted by blanks". */
  readonly formerCommunes: Readonly<Record<string, string>>
}

/** knowledge/places/names.yaml */
export interface PlaceNames {
  readonly spellings: readonly {
    readonly names: readonly string[]
    readonly provinces?: readonly string[] | undefined
    readonly formers?: readonly string[] | undefined
  }[]
  readonly historic: readonly { readonly name: string; readonly provinces: readonly string[] }[]
  readonly districts: readonly {
    readonly names: readonly string[]
    readonly district: string
    readonly province: string
  }[]
  readonly notPlaces: readonly string[]
  readonly ordinaryAccentless: readonly (readonly string[])[]
  readonly ordinary: readonly string[]
}

/** Everything that the gazetteer is built from: the package's tables and our own files. */
export interface PlaceSources {
  readonly package: {
    readonly communes: readonly PackageCommune[]
    readonly mappings: readonly PackageMapping[]
  }
  readonly regions: Readonly<Record<string, string>>
  readonly provinces: readonly ProvinceEntry[]
  readonly changes: {
    readonly provinces: readonly { readonly code: string; readonly type: string; readonly from: string }[]
    readonly communes: readonly { readonly code: string; readonly type: string; readonly from: string }[]
  }
  readonly corrections: PlaceCorrections
  readonly names: PlaceNames
}
