import type { Tails } from './incomplete-gamma.ts'
import { binomialDensity } from './saddle-point.ts'

/**
 * Regularised incomplete beta function I_x(a, b) and its complement, by Lentz's continued fraction.
 * Source: NIST Digital Library of Mathematical Functions 8.17.22. Of jstat's own the digits end at 1e-7: its fraction
 * stops there.
 */
export function incompleteBeta(x: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x >= 1) return { lower: 1, upper: 0 }
  // x^a (1 − x)^b / B(a, b) · 1/(a + b)
  const factor = (binomialDensity(a, a + b, x) * (a * b)) / (a + b)
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (factor * fraction(x, a, b)) / a
    return { lower, upper: 1 - lower }
  }
  const upper = (factor * fraction(1 - x, b, a)) / b
  return { lower: 1 - upper, upper }
}

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const change = d * c
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return value
}

function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}
