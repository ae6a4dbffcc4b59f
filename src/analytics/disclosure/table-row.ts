import type { HiddenWhy } from './thresholds.ts'

/** One row of a table whose total is published. */
export interface TableRow {
  readonly issued: number
  readonly returned: number
  readonly valid: number
  readonly persons: number
  /** What the rate is made of: satisfied ratings, or points. Rates have all their digits, so it can be read off them. */
  readonly numerator: number
  /** What one rating can add to the numerator at most. */
  readonly span: 1 | 4
}

/** `counts`: its counts, but not its rate. */
export type Shown = 'all' | 'counts' | 'nothing'

export interface Decision {
  readonly shown: Shown
  readonly why?: HiddenWhy
}
