/** A unit as callers see it; codes are strings with leading zeros. */
export interface PlaceUnit {
  readonly code: string
  readonly name: string
}

export interface PlaceCandidate extends PlaceUnit {
  readonly level: 'province' | 'commune'
  /** Code of the province that it is or lies in. */
  readonly province: string
}

/** What to ask back. `commune` only where the text named something finer than a province that is not unique. */
export type PlaceQuestion = 'none' | 'province' | 'commune'

/**
 * The reading of a text as a place of today. Certain or null: where several readings are possible, the field is null,
 * `ask` says what would settle it, and `candidates` lists every possibility. A found commune is its own only candidate.
 */
export interface PlaceResolution {
  readonly province: PlaceUnit | null
  readonly commune: PlaceUnit | null
  readonly candidates: readonly PlaceCandidate[]
  readonly ask: PlaceQuestion
}

/** A place named in free text; `text` is a slice of the input as it was typed. */
export interface PlaceMention extends PlaceResolution {
  readonly text: string
}

export const noPlace: PlaceResolution = { province: null, commune: null, candidates: [], ask: 'none' }
