import { vectorise, type FeatureSpace } from './feature-space.ts'
import { nearness as nearnessOf, type NearestIndex } from './nearest.ts'
import { marginsOf, type SparseWeights } from './sparse-weights.ts'
import type { Views } from './views.ts'

/** What speaks for each class, before it is weighed. */
export interface Evidence {
  readonly margins: Float64Array
  readonly nearness: Float64Array
  /** Share of the text's concepts that training had seen, 0 … 1. */
  readonly known: number
}

/** The parts of the model that look at a text. */
export interface Witnesses {
  readonly space: FeatureSpace
  readonly weights: SparseWeights
  readonly nearest: NearestIndex
}

export function gatherEvidence({ space, weights, nearest }: Witnesses, text: Views): Evidence {
  const vector = vectorise(text, space)
  return {
    margins: marginsOf(weights, vector.whole),
    nearness: nearnessOf(nearest, vector.concepts, space, weights.units.length),
    known: vector.known,
  }
}

/** The weighted sum; shares add up to 1. */
export function addEvidence(parts: readonly { readonly evidence: Evidence; readonly share: number }[]): Evidence {
  const classes = parts[0]?.evidence.margins.length ?? 0
  const margins = new Float64Array(classes)
  const nearness = new Float64Array(classes)
  let known = 0
  for (const { evidence, share } of parts) {
    known += evidence.known * share
    for (let label = 0; label < classes; label++) {
      margins[label] = (margins[label] ?? 0) + (evidence.margins[label] ?? 0) * share
      nearness[label] = (nearness[label] ?? 0) + (evidence.nearness[label] ?? 0) * share
    }
  }
  return { margins, nearness, known }
}
