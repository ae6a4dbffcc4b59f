import { expectInnerShare, expectPositive, expectThat } from './check.ts'
import { normalQuantile } from './distributions.ts'
import { Z95 } from './interval.ts'

/** `exact` before rounding up to whole persons. */
export interface SampleSize {
  readonly n: number
  readonly exact: number
}

/** Slovin: n = N / (1 + N·e²). Source: survey method §2.12, E19: N 50,000, e 5 % → 397. */
export function slovin(population: number, error: number): SampleSize {
  expectPositive(population, 'population')
  expectInnerShare(error, 'margin')
  return whole(population / (1 + population * error ** 2))
}

/**
 * Valid answers for a wanted half-width: z²·p(1 − p)/e², less where the population is small. Source: W. G. Cochran
 * 1977, §4.4; survey method §2.12, E19: p 0.85, ±3 points → 545, ±2 → 1,225, with N 1,200 and ±3 → 375.
 */
export function sizeForMargin(
  p: number,
  margin: number,
  options: { population?: number | undefined; deff?: number | undefined; z?: number | undefined } = {},
): SampleSize {
  const { population, deff = 1, z = Z95 } = options
  expectInnerShare(p, 'p')
  expectInnerShare(margin, 'margin')
  expectPositive(deff, 'deff')
  const endless = (deff * z * z * p * (1 - p)) / margin ** 2
  if (population === undefined) return whole(endless)
  expectPositive(population, 'population')
  return whole(endless / (1 + (endless - 1) / population))
}

/**
 * Valid answers per period to see a change from p₁ to p₂: (z_α + z_β)²·(p₁q₁ + p₂q₂)/(p₁ − p₂)², two-sided. Source:
 * J. L. Fleiss 1981 without continuity correction; survey method §2.9, E19: 90 → 88 % with 80 % power → 3,839.
 */
export function sizeForPower(
  p1: number,
  p2: number,
  options: { power?: number | undefined; alpha?: number | undefined; deff?: number | undefined } = {},
): SampleSize {
  const { power = 0.8, alpha = 0.05, deff = 1 } = options
  expectInnerShare(p1, 'p1')
  expectInnerShare(p2, 'p2')
  expectThat(p1 !== p2, 'p2', 'cần khác p1')
  expectInnerShare(power, 'power')
  expectInnerShare(alpha, 'alpha')
  expectPositive(deff, 'deff')
  const reach = normalQuantile(1 - alpha / 2) + normalQuantile(power)
  return whole((deff * reach ** 2 * (p1 * (1 - p1) + p2 * (1 - p2))) / (p1 - p2) ** 2)
}

/**
 * What a given n can show: half-width of a simple random sample and the smallest difference of two such samples that
 * is significant. Source: survey method §1.2 and §2.7, E01, E19: n 2,484, p 0.85 → ±1.4 and 2.0 points; n 30 → ±12.8.
 */
export function marginOfError(
  p: number,
  n: number,
  options: { deff?: number | undefined; z?: number | undefined } = {},
): { readonly halfWidth: number; readonly smallestDifference: number } {
  const { deff = 1, z = Z95 } = options
  expectInnerShare(p, 'p')
  expectPositive(n, 'n')
  expectPositive(deff, 'deff')
  const halfWidth = z * Math.sqrt((deff * p * (1 - p)) / n)
  return { halfWidth, smallestDifference: halfWidth * Math.SQRT2 }
}

function whole(exact: number): SampleSize {
  // A size that is whole but for rounding (400.00000000000006) is not pushed one up.
  return { n: Math.ceil(exact - 1e-9), exact }
}
