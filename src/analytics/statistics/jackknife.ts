import { expectInnerShare } from './check.ts'
import { aroundIndex, indexOf, type Persons, totalsOf } from './clustered.ts'
import { studentQuantile } from './distributions.ts'
import type { Interval } from './interval.ts'
import { mean, sum } from './sums.ts'

/**
 * The same error by leaving out one person at a time; needs no formula for the index. Source: survey method §2.6,
 * E09: SE 0.090205, equal to the respondent-level error where all gave equally many answers.
 */
export function jackknife(
  persons: Persons,
  confidence = 0.95,
): Interval & { readonly index: number; readonly se: number; readonly persons: number } {
  expectInnerShare(confidence, 'confidence')
  const totals = totalsOf(persons)
  const total = sum(totals.map((person) => person.total))
  const answers = sum(totals.map((person) => person.n))
  const without = totals.map((person) => (total - person.total) / (answers - person.n))
  const centre = mean(without)
  const count = persons.length
  const se = Math.sqrt(((count - 1) / count) * sum(without.map((value) => (value - centre) ** 2)))
  const index = indexOf(totals)
  const half = studentQuantile(0.5 + confidence / 2, count - 1) * se
  return { index, se, ...aroundIndex(persons, index, half), persons: count }
}
