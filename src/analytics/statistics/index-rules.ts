import { expectCount, expectNotEmpty, expectThat } from './check.ts'
import { mean, sum } from './sums.ts'

/** Answers 1 to 5, in this order. */
export type Distribution = readonly [number, number, number, number, number]

/** Factor → criteria → distribution of the answers. */
export interface Factor {
  readonly code: string
  readonly criteria: readonly Distribution[]
}

/** An index is only comparable with another of the same rule: name the rule on every chart. */
export interface IndexRules {
  /** Mean over criteria of the share of answers 4 and 5: the headline. */
  readonly A: number
  /** Mean over factors of each factor's A. */
  readonly B: number
  /** All answers pooled: share of 4 and 5. */
  readonly C: number
  /** Mean over criteria of mean score / 5: beside the headline. */
  readonly D: number
  /** Mean over criteria of (mean score − 1) / 4. */
  readonly E: number
  /** Answers in all. */
  readonly n: number
}

/**
 * The five ways to make one index of a five-point scale. Which of them the ministry's index uses after 2022 is not
 * published. Source: survey method §2.1 and the three decisions on its first page, E04.
 */
export function indexRules(factors: readonly Factor[]): IndexRules {
  check(factors)
  const byFactor = factors.map(({ criteria }) => mean(criteria.map(topTwo)))
  const criteria = factors.flatMap((factor) => factor.criteria)
  const scores = criteria.map(meanScore)
  const answers = sum(criteria.map(answersOf))
  return {
    A: mean(criteria.map(topTwo)),
    B: mean(byFactor),
    C: sum(criteria.map(([, , , four, five]) => four + five)) / answers,
    D: mean(scores) / 5,
    E: (mean(scores) - 1) / 4,
    n: answers,
  }
}

function topTwo(answers: Distribution): number {
  return (answers[3] + answers[4]) / answersOf(answers)
}

function meanScore(answers: Distribution): number {
  return sum(answers.map((count, index) => count * (index + 1))) / answersOf(answers)
}

function answersOf(answers: Distribution): number {
  return sum(answers)
}

function check(factors: readonly Factor[]): void {
  expectNotEmpty(factors, 'factors')
  factors.forEach(({ criteria }, f) => {
    expectNotEmpty(criteria, `factors.${f}`)
    criteria.forEach((answers, c) => {
      const field = `factors.${f}.${c}`
      expectThat(answers.length === 5, field, 'cần có 5 số đếm, cho câu trả lời từ 1 đến 5')
      answers.forEach((count) => expectCount(count, field))
      expectThat(answersOf(answers) > 0, field, 'cần có ít nhất một câu trả lời')
    })
  })
}
