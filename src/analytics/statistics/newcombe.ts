import { type Interval, Z95 } from './interval.ts'
import { wilson } from './wilson.ts'

export interface Sample {
  readonly successes: number
  readonly n: number
}

/**
 * Interval of the difference of two independent shares, p₁ − p₂, built from their Wilson intervals.
 * Source: R. G. Newcombe 1998, method 10; survey method §2.9, E08: 412/480 against 455/500 →
 * −0.051667, −0.092234 … −0.011598. Effective sizes may be passed as `n` (then `successes` = p·n).
 */
export function newcombe(first: Sample, second: Sample, z: number = Z95): Interval & { readonly difference: number } {
  const one = wilson(first.successes, first.n, z)
  const two = wilson(second.successes, second.n, z)
  const p1 = first.successes / first.n
  const p2 = second.successes / second.n
  const difference = p1 - p2
  return {
    difference,
    low: difference - Math.hypot(p1 - one.low, two.high - p2),
    high: difference + Math.hypot(one.high - p1, p2 - two.low),
  }
}
