/** `GET /trend`; lists have one entry a point, null where nothing may be shown. `bad`: dissatisfied answers, 1–2 or 1–3 by `score`. */
export interface Trend {
  readonly step: 'day' | 'week' | 'month'
  readonly points: readonly TrendPoint[]
  readonly center: number | null
  readonly sigmaZ: number | null
  readonly limits: readonly (Borders | null)[]
  readonly signals: readonly number[]
  readonly ewma: readonly ((Borders & { readonly value: number; readonly signal: boolean }) | null)[]
  readonly cusum: readonly ({ readonly value: number; readonly signal: boolean } | null)[]
  /** The CUSUM's border. */
  readonly h: number
  readonly baseline: {
    readonly from: string | null
    readonly to: string | null
    readonly points: number
    /** At least twenty; fewer give provisional limits (survey method §2.10). */
    readonly enough: boolean
  }
}

interface Borders {
  readonly ucl: number
  readonly lcl: number
}

export interface TrendPoint {
  readonly start: string
  readonly n: number | null
  readonly bad: number | null
  readonly rate: number | null
  readonly index: { readonly value: number | null; readonly low: number | null; readonly high: number | null }
}
