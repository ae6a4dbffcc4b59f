import type { Instant, StaffId } from '../core/ids.ts'
import type { Month } from './snapshot-contract.ts'

export type Verdict = 'right' | 'wrong'

/** A rating that was drawn for a second look; who served is not in it. */
export interface OpenRecheck {
  readonly invite: string
  readonly month: Month
  readonly channel: string
  readonly servedBy: string
  readonly score: number
  /** Chip: `''` = skipped, `NA` = not asked. */
  readonly factor: string
  readonly comment?: string
}

export interface RecheckResult {
  readonly invite: string
  readonly by: StaffId
  readonly at: Instant
  readonly verdict: Verdict
  readonly note: string
  /** Found by a person to be abuse: the only thing that changes a rating, and it is never a matter of the score. */
  readonly abuse: boolean
}

export type RecheckOutcome =
  | 'recorded'
  /** Not drawn, or its rating is gone. */
  | 'unknown'
  | 'done_already'
  /** Whoever had a hand in the conversation does not judge its rating. */
  | 'own'

export interface RecheckFilter {
  /** Months of issue, both inclusive. */
  readonly from?: Month
  readonly to?: Month
}

export interface RecheckStore {
  /**
   * Draws 2 % of the valid ratings given before `until` that are not drawn yet: by a hash of the invitation under a
   * key, so that nobody can foresee it and the same key draws the same. Returns how many.
   */
  draw(key: string, until: Instant, at: Instant): Promise<number>
  /** Oldest draw first; without those of conversations in which this person had a hand. */
  open(staff: StaffId, limit: number): Promise<readonly OpenRecheck[]>
  record(result: RecheckResult): Promise<RecheckOutcome>
  /** What was found so far. */
  found(filter: RecheckFilter): Promise<Readonly<Record<Verdict, number>>>
}
