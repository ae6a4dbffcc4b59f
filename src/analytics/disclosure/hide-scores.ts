import { isSmall } from './thresholds.ts'

export type Scores = readonly [number, number, number, number, number]

/**
 * How many gave 1 to 5, beside the mean and the share of 4–5. With both of these known, two hidden counts could be
 * solved for: so the three of 1–3 are hidden together, or all five, whichever leaves more than one solution.
 */
export function hideScores(scores: Scores): readonly (number | null)[] {
  if (!scores.some(isSmall)) return scores
  const [, , , four, five] = scores
  if (!isSmall(four) && !isSmall(five) && lowCanDiffer(scores)) return [null, null, null, four, five]
  return [null, null, null, null, null]
}

/** Same count and same sum of the answers 1–3: two persons from 2 apart to 1 and 3, or back. */
function lowCanDiffer([one, two, three]: Scores): boolean {
  return two >= 2 || (one >= 1 && three >= 1)
}
