import { expectInnerShare, expectNotEmpty, expectThat } from './check.ts'
import { normalQuantile, studentQuantile } from './distributions.ts'
import type { Interval } from './interval.ts'
import { sum } from './sums.ts'
import { wilson } from './wilson.ts'

/** What each person answered: several scored questions, or several conversations. */
export type Persons = readonly (readonly number[])[]

/** `low` and `high`: t interval, cut to 0…1 where all answers are shares. */
export interface Clustered extends Interval {
  readonly index: number
  /** Persons are the units, not answers. */
  readonly se: number
  /** As if answers were independent: too small, for comparison only. */
  readonly naiveSe: number
  /** Variance against independent answers. */
  readonly deff: number
  readonly persons: number
  readonly answers: number
  /**
   * Wilson's interval on the effective size, for answers from 0 to 1 (else null). Where all agree the t interval is a
   * single point and says too much; this one then counts each person once.
   */
  readonly wilson: Interval | null
}

/**
 * Index of several answers per person, with the error at the level of persons (linearised ratio; with equally many
 * answers each it is the standard error of the persons' means) and its t interval with persons − 1 degrees. Source:
 * survey method §2.6, E09: 12 persons × 3 answers → 0.722222, SE 0.090205, naive 0.074651, 0.5237–0.9208.
 */
export function clustered(persons: Persons, confidence = 0.95): Clustered {
  expectInnerShare(confidence, 'confidence')
  const totals = totalsOf(persons)
  const answers = sum(totals.map(({ n }) => n))
  const index = indexOf(totals)
  const count = persons.length
  const residuals = sum(totals.map(({ total, n }) => (total - index * n) ** 2))
  const se = Math.sqrt((count / (count - 1)) * residuals) / answers
  const spread = sum(persons.flatMap((given) => given.map((answer) => (answer - index) ** 2)))
  const naiveSe = Math.sqrt(spread / answers / answers)
  const half = studentQuantile(0.5 + confidence / 2, count - 1) * se
  const nEff = se > 0 ? (index * (1 - index)) / se ** 2 : count
  return {
    index,
    se,
    ...aroundIndex(persons, index, half),
    naiveSe,
    deff: naiveSe > 0 ? (se / naiveSe) ** 2 : 1,
    persons: count,
    answers,
    wilson: areShares(persons) ? wilson(index * nEff, nEff, normalQuantile(0.5 + confidence / 2)) : null,
  }
}

/** Shares cannot leave 0…1; other scores have no known ends. */
export function aroundIndex(persons: Persons, index: number, half: number): Interval {
  if (!areShares(persons)) return { low: index - half, high: index + half }
  return { low: Math.max(0, index - half), high: Math.min(1, index + half) }
}

function areShares(persons: Persons): boolean {
  return persons.every((answers) => answers.every((answer) => answer >= 0 && answer <= 1))
}

export interface PersonTotal {
  readonly total: number
  readonly n: number
}

export function totalsOf(persons: Persons): readonly PersonTotal[] {
  expectThat(persons.length >= 2, 'persons', 'cần có ít nhất hai người')
  return persons.map((answers, person) => {
    expectNotEmpty(answers, `persons.${person}`)
    expectThat(answers.every(Number.isFinite), `persons.${person}`, 'cần là các số')
    return { total: sum(answers), n: answers.length }
  })
}

export function indexOf(totals: readonly PersonTotal[]): number {
  return sum(totals.map(({ total }) => total)) / sum(totals.map(({ n }) => n))
}
