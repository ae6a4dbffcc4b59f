import { expectCount, expectThat } from './check.ts'
import { type Interval, Z95 } from './interval.ts'

/** Points from −100 to 100. */
export interface Nps extends Interval {
  readonly nps: number
  readonly se: number
  readonly n: number
}

/**
 * Net promoter score from promoters (9–10), passives (7–8) and detractors (0–6) of "would you recommend". Not apt for
 * a state monopoly: for comparison only. Source: survey method §2.1, E03: 56/27/17 → 39, SE 7.60.
 */
export function nps(promoters: number, passives: number, detractors: number, z: number = Z95): Nps {
  expectCount(promoters, 'promoters')
  expectCount(passives, 'passives')
  expectCount(detractors, 'detractors')
  const n = promoters + passives + detractors
  expectThat(n > 0, 'n', 'cần có ít nhất một câu trả lời')
  const difference = (promoters - detractors) / n
  const score = 100 * difference
  const se = 100 * Math.sqrt(Math.max(0, ((promoters + detractors) / n - difference ** 2) / n))
  return { nps: score, se, low: Math.max(-100, score - z * se), high: Math.min(100, score + z * se), n }
}
