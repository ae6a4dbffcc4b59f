import jstat from 'jstat'
import { incompleteBeta } from './incomplete-beta.ts'
import { incompleteGamma } from './incomplete-gamma.ts'

/**
 * jstat serves the normal distribution (within 1e-15 of reference values; its quantile within 1e-11 of them for
 * p ≥ 1e-6). Its t, beta and binomial functions are off by up to 5e-8, so those rest on our own incomplete beta and
 * gamma functions (within 1e-12).
 */
export function normalUpper(z: number): number {
  // Far out, 1 − cdf has no digits left; the incomplete gamma function has.
  return z > 2 ? incompleteGamma(0.5, (z * z) / 2).upper / 2 : jstat.normal.cdf(-z, 0, 1)
}

/** Probability of a value at least as far from 0, both sides. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalUpper(Math.abs(z)))
}

export function normalQuantile(p: number): number {
  return p === 0.5 ? 0 : jstat.normal.inv(p, 0, 1)
}

/** Two-sided: |t| has this probability of being smaller. `z` stays finite for any confidence below 1. */
export function zOfConfidence(confidence: number): number {
  return -normalQuantile((1 - confidence) / 2)
}

/** Quantile of Student's t for p above ½. */
export function studentQuantile(p: number, freedom: number): number {
  const upper = (t: number): number => incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5).lower / 2
  let top = 2
  while (upper(top) > 1 - p) top *= 2
  return rootOf((t) => 1 - p - upper(t), 0, top)
}

/** P(rate > limit) for a rate with a beta distribution. */
export function betaUpper(limit: number, a: number, b: number): number {
  return incompleteBeta(limit, a, b).upper
}

export function betaQuantile(p: number, a: number, b: number): number {
  return rootOf((x) => incompleteBeta(x, a, b).lower - p, 0, 1)
}

/** P(X ≥ count) of a Poisson number. */
export function poissonAtLeast(count: number, mean: number): number {
  return count === 0 ? 1 : incompleteGamma(count, mean).lower
}

/** P(X ≥ count) of n trials. */
export function binomialAtLeast(count: number, n: number, p: number): number {
  return count === 0 ? 1 : incompleteBeta(p, count, n - count + 1).lower
}

/** Quantile of the gamma distribution with scale 1; half of the chi-square quantile with 2·shape degrees. */
export function gammaQuantile(p: number, shape: number): number {
  let top = shape + 1
  while (incompleteGamma(shape, top).lower < p) top *= 2
  return rootOf((x) => incompleteGamma(shape, x).lower - p, 0, top)
}

/** Bisection of an increasing function down to neighbouring numbers. */
function rootOf(f: (x: number) => number, from: number, to: number): number {
  let low = from
  let high = to
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) return middle
    if (f(middle) < 0) low = middle
    else high = middle
  }
}
