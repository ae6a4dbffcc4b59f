import type { Evidence } from './evidence.ts'

/**
 * A conditional logit over both witnesses. `out_of_scope` has its own terms: a text that no question of the house
 * resembles is refused by measure, not only because it looks like a known foreign topic.
 */
export interface Combination {
  /** Weight of the margins and of the nearness. */
  readonly margin: number
  readonly near: number
  /** Added by class: what the margins of small or hard classes lack. */
  readonly bias: Float32Array
  /** Index of `out_of_scope`, or -1 where no line of it was trained. */
  readonly rejectLabel: number
  /** Weights of: 1, share of unknown concepts, distance of the nearest question, lack of any margin. */
  readonly reject: readonly number[]
}

export const rejectTerms = 4

/** Not knowing, being far and fitting nowhere, each 0 at best. */
export function rejectEvidence({ known, margins, nearness }: Evidence, rejectLabel: number): readonly number[] {
  let near = 0
  let margin = -1
  for (let label = 0; label < margins.length; label++) {
    if (label === rejectLabel) continue
    near = Math.max(near, nearness[label] ?? 0)
    margin = Math.max(margin, margins[label] ?? 0)
  }
  return [1, 1 - known, 1 - near, 1 - Math.min(margin, 1)]
}

/** Scores of all classes; only their differences matter. */
export function combine(evidence: Evidence, combination: Combination): Float64Array {
  const { margin, near, bias, rejectLabel, reject } = combination
  const { margins, nearness } = evidence
  const scores = new Float64Array(margins.length)
  for (let label = 0; label < scores.length; label++) {
    scores[label] = margin * (margins[label] ?? 0) + near * (nearness[label] ?? 0) + (bias[label] ?? 0)
  }
  if (rejectLabel >= 0) {
    const terms = rejectEvidence(evidence, rejectLabel)
    scores[rejectLabel] = terms.reduce((sum, term, at) => sum + term * (reject[at] ?? 0), scores[rejectLabel] ?? 0)
  }
  return scores
}

/** In place: the scores become probabilities. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (let at = 0; at < scores.length; at++) highest = Math.max(highest, scores[at] ?? 0)
  let sum = 0
  for (let at = 0; at < scores.length; at++) {
    const power = Math.exp((scores[at] ?? 0) - highest)
    scores[at] = power
    sum += power
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum
  return scores
}
