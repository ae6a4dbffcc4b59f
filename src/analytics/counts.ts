import type { FactorCounts, ScoredFactor, SurveyCounts } from './contract.ts'

export const scoredFactors = ['F1', 'F2', 'F3', 'F4', 'F5'] as const

export const noCounts: SurveyCounts = {
  closed: 0,
  notEligible: 0,
  sendFailed: 0,
  pending: 0,
  issued: 0,
  returned: 0,
  valid: 0,
  refused: 0,
  reasons: { test_or_staff: 0, bad_value: 0, too_fast: 0, late: 0, duplicate: 0, abuse_confirmed: 0 },
  scores: [0, 0, 0, 0, 0],
  factors: eachFactor(() => ({ asked: 0, n: 0, top: 0, sum: 0 })),
  chips: { ...eachFactor(() => ({ n: 0, top: 0 })), F0: { n: 0, top: 0 } },
  comments: 0,
  weighted: { n: 0, top: 0, squares: 0 },
}

/** Every breakdown adds up to the whole, so that a whole needs no query of its own. */
export function addCounts(all: readonly SurveyCounts[]): SurveyCounts {
  return all.reduce(add, noCounts)
}

/** Satisfied: 4 and 5. */
export function topOf({ scores }: Pick<SurveyCounts, 'scores'>): number {
  return scores[3] + scores[4]
}

/** Sum of the answers. */
export function scoreSum({ scores }: Pick<SurveyCounts, 'scores'>): number {
  return scores.reduce((total, count, index) => total + count * (index + 1), 0)
}

function eachFactor<T>(make: (factor: ScoredFactor) => T): Record<ScoredFactor, T> {
  return { F1: make('F1'), F2: make('F2'), F3: make('F3'), F4: make('F4'), F5: make('F5') }
}

function add(a: SurveyCounts, b: SurveyCounts): SurveyCounts {
  const chip = (code: ScoredFactor | 'F0') => ({
    n: a.chips[code].n + b.chips[code].n,
    top: a.chips[code].top + b.chips[code].top,
  })
  return {
    closed: a.closed + b.closed,
    notEligible: a.notEligible + b.notEligible,
    sendFailed: a.sendFailed + b.sendFailed,
    pending: a.pending + b.pending,
    issued: a.issued + b.issued,
    returned: a.returned + b.returned,
    valid: a.valid + b.valid,
    refused: a.refused + b.refused,
    reasons: {
      test_or_staff: a.reasons.test_or_staff + b.reasons.test_or_staff,
      bad_value: a.reasons.bad_value + b.reasons.bad_value,
      too_fast: a.reasons.too_fast + b.reasons.too_fast,
      late: a.reasons.late + b.reasons.late,
      duplicate: a.reasons.duplicate + b.reasons.duplicate,
      abuse_confirmed: a.reasons.abuse_confirmed + b.reasons.abuse_confirmed,
    },
    scores: addScores(a.scores, b.scores),
    factors: eachFactor((code) => addFactor(a.factors[code], b.factors[code])),
    chips: { ...eachFactor(chip), F0: chip('F0') },
    comments: a.comments + b.comments,
    weighted: {
      n: a.weighted.n + b.weighted.n,
      top: a.weighted.top + b.weighted.top,
      squares: a.weighted.squares + b.weighted.squares,
    },
  }
}

function addScores(a: SurveyCounts['scores'], b: SurveyCounts['scores']): SurveyCounts['scores'] {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]]
}

function addFactor(a: FactorCounts, b: FactorCounts): FactorCounts {
  return { asked: a.asked + b.asked, n: a.n + b.n, top: a.top + b.top, sum: a.sum + b.sum }
}
