import type { MonthFunnel, MonthSummary } from '../snapshot-contract.ts'
import { wilson } from '../statistics/wilson.ts'
import type { Weighting } from '../weights/weigh.ts'

export interface MeasuredMonth {
  /** The sums of the survey store's cells, over the whole month, by column. */
  readonly measure: (column: string) => number
  readonly notEligible: Readonly<Record<string, number>>
  readonly instruments: MonthSummary['instruments']
  /** Who gave the valid ratings, and Σ m² of the ratings of each. */
  readonly persons: number
  readonly squares: number
  readonly weighting: Weighting
}

/** The figures of a month, as its snapshot keeps them. */
export function summariseMonth(month: MeasuredMonth): MonthSummary {
  const { measure, notEligible, instruments, weighting } = month
  return {
    funnel: funnelOf(measure),
    reasons: {
      test_or_staff: measure('test_or_staff'),
      bad_value: measure('bad_value'),
      too_fast: measure('too_fast'),
      late: measure('late'),
      duplicate: measure('duplicate'),
      abuse_confirmed: measure('abuse_confirmed'),
    },
    notEligible,
    index: indexOf(month),
    distribution: scoresOf(measure),
    instruments,
    weighting,
  }
}

function funnelOf(measure: MeasuredMonth['measure']): MonthFunnel {
  const [closed, notEligible, issued] = [measure('closed'), measure('not_eligible'), measure('issued')]
  const [returned, valid] = [measure('returned'), measure('valid')]
  return {
    closed,
    not_eligible: notEligible,
    send_failed: measure('send_failed'),
    pending: measure('pending'),
    issued,
    returned,
    invalid: returned - valid,
    valid,
    refused: measure('refused'),
    return_rate: share(returned, issued),
    valid_of_returned: share(valid, returned),
    valid_of_issued: share(valid, issued),
    coverage_issued_of_closed: share(issued, closed),
    issued_of_eligible: share(issued, closed - notEligible),
  }
}

/**
 * Repeat raters: n_eff = n / (Σm²/n), as if all ratings of one person said the same (ρ = 1 in survey method §2.6). The
 * interval is never too narrow, whatever the real ρ is.
 */
function indexOf({ measure, persons, squares }: MeasuredMonth): MonthSummary['index'] {
  const scores = scoresOf(measure)
  const n = scores.reduce((total, count) => total + count, 0)
  if (n === 0) return { rule: 'A', value: null, low: null, high: null, n, nEff: 0, persons, mean: null }
  const value = (measure('s4') + measure('s5')) / n
  const nEff = (n * n) / Math.max(n, squares)
  const mean = scores.reduce((total, count, place) => total + count * (place + 1), 0) / n
  return { rule: 'A', value, ...wilson(value * nEff, nEff), n, nEff, persons, mean }
}

function scoresOf(measure: MeasuredMonth['measure']): number[] {
  return ['s1', 's2', 's3', 's4', 's5'].map(measure)
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
