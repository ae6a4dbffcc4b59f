import { capWeights } from './cap-weights.ts'
import { rakeMargins, type RakedCell } from './rake-margins.ts'

const ENOUGH = 1e-6
const MOST_ROUNDS = 25

/**
 * Weights raked, cut to 0.3..3, and raked again from there: what the cut takes from one row goes to those beside it.
 * Where caps and totals contradict each other the caps hold. Undefined: the totals contradict the sample.
 */
export function rakeCapped(
  cells: readonly RakedCell[],
  targets: readonly ReadonlyMap<string, number>[],
): readonly number[] | undefined {
  const counts = cells.map(({ n }) => n)
  const first = rakeMargins(cells, targets)
  if (!first.converged) return undefined
  let weights = capWeights(first.weights, counts)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const again = capWeights(rakeMargins(cells, targets, weights).weights, counts)
    const change = Math.max(...again.map((weight, place) => Math.abs(weight - (weights[place] ?? 0))))
    weights = again
    if (change < ENOUGH) break
  }
  return weights
}
