import { poissonDensity } from './saddle-point.ts'

/** Both tails of the regularised incomplete gamma function; the small one keeps all its digits. */
export interface Tails {
  readonly lower: number
  readonly upper: number
}

/**
 * P(a, x) and Q(a, x). Series below a + 1, Lentz's continued fraction above.
 * Source: NIST Digital Library of Mathematical Functions 8.11.4 and 8.9.2.
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  // x^a e^-x / Γ(a + 1)
  const factor = poissonDensity(a, x)
  if (x < a + 1) {
    const lower = factor * series(a, x)
    return { lower, upper: 1 - lower }
  }
  const upper = factor * a * fraction(a, x)
  return { lower: 1 - upper, upper }
}

function series(a: number, x: number): number {
  let sum = 1
  let term = 1
  for (let step = 1; term > sum * 1e-17; step += 1) {
    term *= x / (a + step)
    sum += term
  }
  return sum
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let value = d
  for (let step = 1; step < 100_000; step += 1) {
    const numerator = -step * (step - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const change = c * d
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return value
}
