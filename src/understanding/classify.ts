import type { Scored } from '../core/intent.ts'
import { vectorise, type SparseVector } from './feature-space.ts'
import type { Model } from './model.ts'
import { normalise, type Lexicon, type NormalisedText } from './normalise.ts'

/** Best classes first, at most eight; confidences are calibrated probabilities and sum to at most 1. */
export function classify(model: Model, text: string, lexicon: Lexicon): readonly Scored[] {
  return classifyNormalised(model, normalise(text, lexicon))
}

export function classifyNormalised(model: Model, text: NormalisedText): readonly Scored[] {
  const chances = softmax(margins(model, vectorise(text, model.space)), model.sharpness)
  return best(chances).map((label) => ({ intent: model.intents[label] ?? '', confidence: chances[label] ?? 0 }))
}

const KEPT = 8

/** Distance to each class's hyperplane: 1 = as sure as the training lines of the class, -1 = nothing in common. */
export function margins(model: Model, vector: SparseVector): Float64Array {
  const { starts, classes, values, units, bias } = model.weights
  const sums = new Float64Array(units.length)
  const { rows } = vector
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    const value = vector.values[at] ?? 0
    const end = starts[row + 1] ?? 0
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const label = classes[entry] ?? 0
      sums[label] = (sums[label] ?? 0) + value * (values[entry] ?? 0)
    }
  }
  for (let label = 0; label < sums.length; label++) {
    sums[label] = (sums[label] ?? 0) * (units[label] ?? 0) + (bias[label] ?? 0)
  }
  return sums
}

export function softmax(scores: Float64Array, sharpness: number): Float64Array {
  const chances = new Float64Array(scores.length)
  let highest = Number.NEGATIVE_INFINITY
  for (let label = 0; label < scores.length; label++) highest = Math.max(highest, scores[label] ?? 0)
  let sum = 0
  for (let label = 0; label < scores.length; label++) {
    const power = Math.exp(sharpness * ((scores[label] ?? 0) - highest))
    chances[label] = power
    sum += power
  }
  for (let label = 0; label < scores.length; label++) chances[label] = (chances[label] ?? 0) / sum
  return chances
}

function best(chances: Float64Array): number[] {
  const found: number[] = []
  for (let label = 0; label < chances.length; label++) {
    const chance = chances[label] ?? 0
    if (found.length === KEPT && chance <= (chances[found[KEPT - 1] ?? 0] ?? 0)) continue
    let at = Math.min(found.length, KEPT - 1)
    while (at > 0 && (chances[found[at - 1] ?? 0] ?? 0) < chance) at--
    found.splice(at, 0, label)
    if (found.length > KEPT) found.pop()
  }
  return found
}
