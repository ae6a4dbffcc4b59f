/** The agency's yearly survey as published: a series of its own, never joined with the index of the chats. */
export interface YearlySurvey {
  readonly results: readonly YearlyResult[]
  readonly targets: readonly { readonly until: number; readonly value: number; readonly basis: string }[]
}

export interface YearlyResult {
  readonly year: number
  /** 0..1. */
  readonly value: number
  readonly issued?: number | undefined
  readonly returned?: number | undefined
  readonly valid?: number | undefined
  /** Lowest and highest province. */
  readonly range?: readonly [number, number] | undefined
  /** Percentage points against the year before. */
  readonly changePoints?: number | undefined
  /** H: published; M: follows from what was published, by arithmetic. */
  readonly confidence: 'H' | 'M'
  readonly source: string
  readonly note: string
}
