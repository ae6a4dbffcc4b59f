import { Fraction } from 'fraction.js'

/** Exact rationals: a đồng must not depend on binary rounding. */
export type Exact = Fraction

export function exact(value: number | Exact, divisor = 1): Exact {
  return new Fraction(value).div(divisor)
}

export function sumOf(values: readonly Exact[]): Exact {
  return values.reduce((sum, value) => sum.add(value), exact(0))
}

/** Whole VND, half up; the only rounding of a money output. */
export function roundVnd(value: Exact): number {
  return value.add(1, 2).floor().valueOf()
}
