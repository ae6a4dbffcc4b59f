import { expectCount, expectThat } from './check.ts'
import { type Interval, Z95 } from './interval.ts'
import { sum } from './sums.ts'
import { wilson } from './wilson.ts'

export interface Ces extends Interval {
  readonly n: number
  readonly mean: number
  /** Answers 5 to 7 of all; `low` and `high` are its Wilson interval. */
  readonly easy: number
}

/**
 * Customer effort score: "it was easy to …", answers 1 to 7, counted in this order. Source: survey method §2.1, E03:
 * mean 5.74, share of 5–7 0.82.
 */
export function ces(counts: readonly number[], z: number = Z95): Ces {
  expectThat(counts.length === 7, 'counts', 'cần có 7 số đếm, cho câu trả lời từ 1 đến 7')
  counts.forEach((count, index) => expectCount(count, `counts.${index}`))
  const n = sum(counts)
  expectThat(n > 0, 'counts', 'cần có ít nhất một câu trả lời')
  const easy = sum(counts.slice(4))
  return { n, mean: sum(counts.map((count, index) => count * (index + 1))) / n, easy: easy / n, ...wilson(easy, n, z) }
}
