import type { FactorCounts, SurveyCounts } from '../contract.ts'

/** Sums of two groups are those of both together. */
export function addCounts(a: SurveyCounts, b: SurveyCounts): SurveyCounts {
  const chip = (code: keyof SurveyCounts['chips']) => ({
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
    scores: [
      a.scores[0] + b.scores[0],
      a.scores[1] + b.scores[1],
      a.scores[2] + b.scores[2],
      a.scores[3] + b.scores[3],
      a.scores[4] + b.scores[4],
    ],
    factors: {
      F1: factor(a.factors.F1, b.factors.F1),
      F2: factor(a.factors.F2, b.factors.F2),
      F3: factor(a.factors.F3, b.factors.F3),
      F4: factor(a.factors.F4, b.factors.F4),
      F5: factor(a.factors.F5, b.factors.F5),
    },
    chips: { F0: chip('F0'), F1: chip('F1'), F2: chip('F2'), F3: chip('F3'), F4: chip('F4'), F5: chip('F5') },
    comments: a.comments + b.comments,
    weighted: {
      n: a.weighted.n + b.weighted.n,
      top: a.weighted.top + b.weighted.top,
      squares: a.weighted.squares + b.weighted.squares,
    },
  }
}

function factor(a: FactorCounts, b: FactorCounts): FactorCounts {
  return { asked: a.asked + b.asked, n: a.n + b.n, top: a.top + b.top, sum: a.sum + b.sum }
}
