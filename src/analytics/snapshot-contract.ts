import type { Instant } from '../core/ids.ts'
import type { InvalidReason } from '../core/rating.ts'
import type { Weighting } from './weights/weigh.ts'

/** `YYYY-MM`: the Vietnam month of issue. */
export type Month = string

export interface MonthFunnel {
  readonly closed: number
  readonly not_eligible: number
  readonly send_failed: number
  readonly pending: number
  readonly issued: number
  readonly returned: number
  readonly invalid: number
  readonly valid: number
  readonly refused: number
  readonly return_rate: number | null
  readonly valid_of_returned: number | null
  readonly valid_of_issued: number | null
  readonly coverage_issued_of_closed: number | null
  readonly issued_of_eligible: number | null
}

/** What was published of a month, in figures. */
export interface MonthSummary {
  readonly funnel: MonthFunnel
  readonly reasons: Readonly<Record<InvalidReason, number>>
  /** Why closed conversations were not asked, by reason. */
  readonly notEligible: Readonly<Record<string, number>>
  /** Rule A over the one question that everybody answers; Wilson on the effective size. */
  readonly index: {
    readonly rule: 'A'
    readonly value: number | null
    readonly low: number | null
    readonly high: number | null
    readonly n: number
    readonly nEff: number
    readonly persons: number
    readonly mean: number | null
  }
  readonly distribution: readonly number[]
  readonly instruments: readonly { readonly version: string; readonly n: number }[]
  readonly weighting: Weighting
}

export interface Snapshot {
  readonly id: string
  readonly month: Month
  readonly version: number
  readonly frozenAt: Instant
  readonly frozenBy: string
  readonly note: string
  readonly codeVersion: string
  readonly rows: number
  /** Over the month's rows in order: src/store/month-digest.ts. */
  readonly sha256: string
  readonly summary: MonthSummary
}

export interface FreezeRequest {
  readonly month: Month
  readonly by: string
  /** Needed for every version but the first. */
  readonly note: string
  readonly at: Instant
  readonly codeVersion: string
}

export type FreezeOutcome =
  | { readonly kind: 'frozen'; readonly snapshot: Snapshot }
  /** A version exists, and no note says why there should be another. */
  | { readonly kind: 'note_needed'; readonly version: number }
  /** Same rows, same program: there is nothing to correct. */
  | { readonly kind: 'unchanged'; readonly version: number }
  | { readonly kind: 'empty' }
  /** Another instance freezes or weighs this month at the moment. */
  | { readonly kind: 'busy' }

/** Months as they were published. Nothing here changes an old version. */
export interface SnapshotStore {
  /** Weighs the month, then keeps it as its next version: weights, rows' digest, cells and summary of one moment. */
  freeze(request: FreezeRequest): Promise<FreezeOutcome>
  /** Newest month first, newest version first. */
  list(): Promise<readonly Snapshot[]>
  /** Newest version of each month, and whether a row of it changed since. */
  latest(): Promise<readonly { readonly month: Month; readonly version: number; readonly changed: boolean }[]>
  /** Months up to this one that have rows and no version. */
  unfrozen(until: Month): Promise<readonly Month[]>
  /** Weights of the month's valid ratings, now; undefined: somebody else is at this month. */
  weigh(month: Month): Promise<Weighting | undefined>
  /** Deletes the single rows of frozen months before this one; cells and snapshots stay. Returns how many rows. */
  dropRowsBefore(month: Month, at: Instant): Promise<number>
}
