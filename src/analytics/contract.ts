import type { Day, Instant } from '../core/ids.ts'
import type { InvalidReason } from '../core/rating.ts'

/** The five SIPAS factors; chips know `F0` (other) too. */
export type ScoredFactor = 'F1' | 'F2' | 'F3' | 'F4' | 'F5'

/** What is counted: ratings by their Vietnam day of issue, both ends inclusive. Lists hold code-book codes. */
export interface SurveyFilter {
  readonly from: Day
  readonly to: Day
  /** Two digits; `''` = unknown. */
  readonly provinces?: readonly string[]
  readonly channels?: readonly string[]
  readonly servedBy?: readonly string[]
  readonly groups?: readonly string[]
  readonly personas?: readonly string[]
  readonly intentGroups?: readonly string[]
  readonly outcomes?: readonly string[]
  readonly instruments?: readonly string[]
  readonly modes?: readonly string[]
}

export const dimensions = [
  'month',
  'province',
  'channel',
  'served_by',
  'respondent_group',
  'persona',
  'intent_group',
  'resolved',
  'instrument',
  'mode',
] as const

export type Dimension = (typeof dimensions)[number]

/** Sums over closed conversations (survey method §3.2); every breakdown of them adds up to the whole. */
export interface SurveyCounts {
  readonly closed: number
  readonly notEligible: number
  readonly sendFailed: number
  /** Made, and not yet taken or refused by the channel. */
  readonly pending: number
  readonly issued: number
  readonly returned: number
  readonly valid: number
  /** Issued, and the citizen said no. */
  readonly refused: number
  readonly reasons: Readonly<Record<InvalidReason, number>>
  /** Valid answers 1, 2, 3, 4, 5. */
  readonly scores: readonly [number, number, number, number, number]
  /** Of valid rows: who was asked the factor, who answered, answers of 4–5, sum of the answers. */
  readonly factors: Readonly<Record<ScoredFactor, FactorCounts>>
  /** Of valid rows with this chip: how many, and how many of them with an overall 4–5. */
  readonly chips: Readonly<Record<ScoredFactor | 'F0', { readonly n: number; readonly top: number }>>
  readonly comments: number
  /** Over valid rows that have a weight: Σw, Σw of 4–5, Σw². */
  readonly weighted: { readonly n: number; readonly top: number; readonly squares: number }
}

export interface FactorCounts {
  readonly asked: number
  readonly n: number
  readonly top: number
  readonly sum: number
}

export type CellKey = Readonly<Partial<Record<Dimension, string>>>

export interface SurveyCell {
  readonly key: CellKey
  readonly counts: SurveyCounts
}

/** Who gave the valid ratings of a group: people, and Σ m² of the ratings of each (for clustered errors). */
export interface RaterCount {
  readonly key: CellKey
  readonly persons: number
  readonly squares: number
}

/** `ratings` and `squares` (Σ m²) of the people looked at; `persons` of all, from theirs. */
export interface RaterEstimate {
  readonly persons: number
  readonly ratings: number
  readonly squares: number
}

export type Step = 'day' | 'week' | 'month'

export interface TrendPoint {
  /** First Vietnam day of the step (weeks start on Monday). */
  readonly start: Day
  readonly issued: number
  readonly returned: number
  readonly valid: number
  readonly scores: readonly [number, number, number, number, number]
}

/** What pages and summaries read of the survey store. Pages read prepared cells: whole months, refreshed each minute. */
export interface SurveyFigures {
  /** Counts of whole months, grouped by the dimensions; with none, one cell of everything. */
  cells(filter: SurveyFilter, by: readonly Dimension[]): Promise<readonly SurveyCell[]>
  /** The same from the rows themselves: any days, slower. */
  count(filter: SurveyFilter, by: readonly Dimension[]): Promise<readonly SurveyCell[]>
  /**
   * Each dimension alone, in one pass: a page has a dozen. With `scores`, the counts hold closed, issued, returned, valid,
   * the scores and the weights; factors, chips and reasons are 0, which makes them cheap.
   */
  breakdowns(
    filter: SurveyFilter,
    by: readonly Dimension[],
    measured: 'scores' | 'all',
  ): Promise<ReadonlyMap<Dimension, readonly SurveyCell[]>>
  raters(filter: SurveyFilter, by: readonly Dimension[]): Promise<readonly RaterCount[]>
  /** Of whole months, from one in sixteen people: for selections of which all would take too long. */
  ratersEstimated(filter: SurveyFilter): Promise<RaterEstimate>
  /** Each dimension alone, in one pass. */
  ratersOfEach(filter: SurveyFilter, by: readonly Dimension[]): Promise<ReadonlyMap<Dimension, readonly RaterCount[]>>
  trend(filter: SurveyFilter, step: Step): Promise<readonly TrendPoint[]>
  /** Until when the prepared cells know of every change; '' = they were never made. */
  asOf(): Promise<Instant>
  /** Brings the prepared cells up to date; another instance that does so at the moment makes this a no-op. */
  refresh(): Promise<void>
}
