import type { PlaceUnit } from './place.ts'
import type { UnitType } from './unit-types.ts'

/** What a name stood or stands for. `former`: one of the 63 provinces; `historic`: older, a nickname or a region. */
export type NameKind = 'province' | 'former' | 'historic' | 'region' | 'district' | 'commune' | 'old'

/** One thing that a name can mean. Every meaning comes down to communes of today, so that meanings can be intersected. */
export interface Meaning {
  readonly kind: NameKind
  /** The name without its type, as compared: accents kept. */
  readonly exact: string
  /** Its type, and the earlier one where it changed in 2026. */
  readonly types: readonly UnitType[]
  /** Indexes of communes of today. */
  readonly communes: readonly number[]
  /** Index of the former province, for former provinces, districts and old communes. */
  readonly former: number
  /** For old communes: their district. */
  readonly district: Meaning | undefined
}

export interface ProvinceUnit extends PlaceUnit {
  readonly region: string
}

export interface CommuneUnit extends PlaceUnit {
  readonly province: number
}

/** All names and what they mean. Built once; some megabytes (measured: docs/measurements.md). */
export interface Gazetteer {
  /** The day of the latest change in the list of units. */
  readonly version: string
  readonly provinces: readonly ProvinceUnit[]
  readonly communes: readonly CommuneUnit[]
  /** Code and present province of the 63. */
  readonly formers: readonly { readonly code: string; readonly name: string; readonly province: number }[]
  /** Key: syllables without accents, joined by blanks; provinces also run together ("binhduong"). */
  readonly byName: ReadonlyMap<string, readonly Meaning[]>
  /** First syllable of any name → the most syllables that a name beginning so has. */
  readonly longest: ReadonlyMap<string, number>
  readonly notPlaces: ReadonlySet<string>
  readonly ordinaryAccentless: ReadonlySet<string>
  readonly ordinary: ReadonlySet<string>
}

/** Of today, of before 2025-07-01, older, or a region: what stands where a province stands. */
export function isProvinceName({ kind }: Meaning): boolean {
  return kind === 'province' || kind === 'former' || kind === 'historic' || kind === 'region'
}
