import { expectCount, expectThat } from './check.ts'
import type { Distribution } from './index-rules.ts'
import { type Interval, Z95 } from './interval.ts'
import { sum } from './sums.ts'
import { wilson } from './wilson.ts'

export interface Csat extends Interval {
  readonly n: number
  /** Answers 4 and 5 of all: "top two boxes"; `low` and `high` are its Wilson interval. */
  readonly csat: number
  /** Answers 1 and 2 of all. */
  readonly bottom2: number
  readonly mean: number
  readonly meanOver5: number
  /** (mean − 1) / 4: 0 for all 1, 1 for all 5. */
  readonly meanRescaled: number
}

/**
 * Satisfaction from the answers 1 to 5. Source: survey method §2.1, E02: 212 fives and 148 fours of 480 → 0.75, mean
 * 4.0167, mean/5 0.8033, (mean − 1)/4 0.7542, bottom two 0.1229.
 */
export function csat(counts: Distribution, z: number = Z95): Csat {
  expectThat(counts.length === 5, 'counts', 'cần có 5 số đếm, cho câu trả lời từ 1 đến 5')
  counts.forEach((count, index) => expectCount(count, `counts.${index}`))
  const n = sum(counts)
  expectThat(n > 0, 'counts', 'cần có ít nhất một câu trả lời')
  const average = sum(counts.map((count, index) => count * (index + 1))) / n
  const satisfied = counts[3] + counts[4]
  return {
    n,
    csat: satisfied / n,
    ...wilson(satisfied, n, z),
    bottom2: (counts[0] + counts[1]) / n,
    mean: average,
    meanOver5: average / 5,
    meanRescaled: (average - 1) / 4,
  }
}
