import { expectInnerShare, expectNotEmpty, expectShare } from './check.ts'

export interface ManyTests {
  /** In the order of the input. */
  readonly adjusted: readonly number[]
  readonly rejected: readonly boolean[]
  readonly rejections: number
}

/**
 * Many comparisons at once (34 provinces): controls the share of false alarms among the alarms.
 * Source: Y. Benjamini, Y. Hochberg 1995, step-up; survey method §2.9, E20: ten p-values → 5 rejected, adjusted
 * .004 .015 .03 .03 .042 .0817 …
 */
export function benjaminiHochberg(pValues: readonly number[], alpha = 0.05): ManyTests {
  checkAll(pValues, alpha)
  const order = pValues.map((p, index) => ({ p, index })).toSorted((a, b) => b.p - a.p)
  const adjusted = pValues.map(() => 1)
  let smallest = 1
  order.forEach(({ p, index }, fromTop) => {
    smallest = Math.min(smallest, (p * pValues.length) / (pValues.length - fromTop))
    // n/n rounds: an adjusted value is never below its own.
    adjusted[index] = Math.max(p, smallest)
  })
  return judged(adjusted, alpha)
}

/** The stricter rule beside it: no false alarm at all with probability 1 − alpha (E20: 2 rejected). */
export function bonferroni(pValues: readonly number[], alpha = 0.05): ManyTests {
  checkAll(pValues, alpha)
  return judged(
    pValues.map((p) => Math.min(1, p * pValues.length)),
    alpha,
  )
}

function judged(adjusted: readonly number[], alpha: number): ManyTests {
  // 0.05 itself is rejected; a product such as 0.005·10 must not miss it by its last digit.
  const rejected = adjusted.map((p) => p <= alpha * (1 + 1e-12))
  return { adjusted, rejected, rejections: rejected.filter(Boolean).length }
}

function checkAll(pValues: readonly number[], alpha: number): void {
  expectNotEmpty(pValues, 'p_values')
  pValues.forEach((p, index) => expectShare(p, `p_values.${index}`))
  expectInnerShare(alpha, 'alpha')
}
