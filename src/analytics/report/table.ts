import type { SurveyCounts } from '../contract.ts'
import type { TableRow } from '../disclosure/table-row.ts'
import type { IndexRule } from '../read-filter.ts'
import { scoreSum, topOf } from '../counts.ts'

/** Ratings of one code, or of everything: what was counted, and who gave it. */
export interface Whole {
  readonly counts: SurveyCounts
  /** Null: not counted, and surely enough (read-groups.ts). */
  readonly persons: number | null
  /** From a sample of the people (read-groups.ts). */
  readonly personsEstimated?: true
  /** Design effect of repeat raters, at least 1. */
  readonly deff: number
}

/** One row of a breakdown. */
export interface Group extends Whole {
  readonly code: string
}

/** Persons behind `n` of the ratings, drawn at random from the whole: at least so many on average. */
export function expectedPersons(n: number, { counts, persons }: Whole): number {
  return counts.valid === 0 ? 0 : Math.floor((n * (persons ?? counts.valid)) / counts.valid)
}

export function tableRow({ counts, persons }: Whole, rule: IndexRule): TableRow {
  const { issued, returned, valid } = counts
  const ofScores = rule === 'D' || rule === 'E'
  const numerator = ofScores ? scoreSum(counts) - valid : topOf(counts)
  return { issued, returned, valid, persons: persons ?? valid, numerator, span: ofScores ? 4 : 1 }
}
