/** Survey method §2.8. */
const LEAST = 0.3
const MOST = 3

/**
 * Each weight within 0.3..3 and the mean over all rows exactly 1: the weights are scaled by the one factor with which
 * the cut ones have that mean (found by halving; the mean grows with the factor).
 */
export function capWeights(weights: readonly number[], counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, n) => sum + n, 0)
  const cut = (factor: number): number[] => weights.map((weight) => Math.min(MOST, Math.max(LEAST, weight * factor)))
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, value, place) => sum + value * (counts[place] ?? 0), 0) / total
  if (Math.abs(meanOf(cut(1)) - 1) < 1e-12) return cut(1)
  let [low, high] = [0, 1]
  while (meanOf(cut(high)) < 1) high *= 2
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2
    if (meanOf(cut(middle)) < 1) low = middle
    else high = middle
  }
  return cut(high)
}
