import type { SurveyCounts } from '../contract.ts'
import { studentQuantile } from '../statistics/distributions.ts'
import { fiveFactorIndex } from '../statistics/five-factor-index.ts'
import { wilson } from '../statistics/wilson.ts'

export const indexRules = ['A', 'B', 'C', 'D', 'E'] as const
/** Survey method §2.1; two rules give two numbers, so that every index says which is its own. */
export type IndexRule = (typeof indexRules)[number]

/** Not rounded; null = no answers to say it from. */
export interface IndexFigure {
  readonly rule: IndexRule
  readonly value: number | null
  /** 95 %. */
  readonly low: number | null
  readonly high: number | null
  /** Answers that the value rests on. */
  readonly n: number
  /** Of the valid overall answers, 1–5; whatever the rule. */
  readonly mean: number | null
}

/**
 * A: share of 4–5 of the overall question, the one criterion that everyone is asked (Wilson). B: mean of the five factor
 * questions' shares (method §3.1). C: the factor questions' answers pooled (Wilson). D: mean / 5, E: (mean − 1) / 4
 * (Student's t).
 */
export function indexFigure(counts: SurveyCounts, rule: IndexRule): IndexFigure {
  const mean = meanOf(counts)
  const estimate = estimateOf(counts, rule)
  const nothing = { value: null, low: null, high: null, n: 0 }
  return { rule, ...(estimate ?? nothing), mean }
}

interface Estimate {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

function estimateOf(counts: SurveyCounts, rule: IndexRule): Estimate | undefined {
  switch (rule) {
    case 'A':
      return share(counts.scores[3] + counts.scores[4], sum(counts.scores))
    case 'B':
      return byFactor(counts)
    case 'C':
      return share(sum(factorsOf(counts).map(({ top }) => top)), sum(factorsOf(counts).map(({ n }) => n)))
    case 'D':
      return scaled(counts, (score) => score / 5)
    case 'E':
      return scaled(counts, (score) => (score - 1) / 4)
  }
}

function share(top: number, n: number): Estimate | undefined {
  return n === 0 ? undefined : { value: top / n, ...wilson(top, n), n }
}

/** A factor that nobody was asked leaves a gap that four others cannot fill. */
function byFactor(counts: SurveyCounts): Estimate | undefined {
  const factors = factorsOf(counts).map(({ top, n }) => ({ satisfied: top, n }))
  if (factors.some(({ n }) => n === 0)) return undefined
  const { index, low, high } = fiveFactorIndex(factors)
  return { value: index, low, high, n: sum(factors.map(({ n }) => n)) }
}

/** Answers that are all equal show no spread: an interval of no width would claim what they cannot say. */
function scaled(counts: SurveyCounts, scale: (score: number) => number): Estimate | undefined {
  const { scores } = counts
  const n = sum(scores)
  const mean = meanOf(counts)
  if (mean === null) return undefined
  const value = scale(mean)
  const squares = sum(scores.map((count, index) => count * (scale(index + 1) - value) ** 2))
  if (squares === 0) return { value, low: null, high: null, n }
  const half = studentQuantile(0.975, n - 1) * Math.sqrt(squares / (n - 1) / n)
  return { value, low: Math.max(scale(1), value - half), high: Math.min(scale(5), value + half), n }
}

function meanOf({ scores }: SurveyCounts): number | null {
  const n = sum(scores)
  return n === 0 ? null : sum(scores.map((count, index) => count * (index + 1))) / n
}

function factorsOf({ factors }: SurveyCounts) {
  return [factors.F1, factors.F2, factors.F3, factors.F4, factors.F5]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
