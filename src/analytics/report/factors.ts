import type { FactorWords } from '../../content/survey-words.ts'
import type { ScoredFactor, SurveyCounts } from '../contract.ts'
import { decideRows } from '../disclosure/decide-rows.ts'
import type { Decision } from '../disclosure/table-row.ts'
import { penalties } from '../statistics/penalty.ts'
import { estimateIndex, estimateShare } from './estimate.ts'
import { figureOf, type Figure } from './figure.ts'
import { expectedPersons, type Whole } from './table.ts'
import { topOf } from '../counts.ts'

export interface FactorRow {
  readonly code: ScoredFactor
  /** The ministry's wording. */
  readonly label: string
  readonly chip: string
  readonly asked: number | null
  /** Share of 4–5 among those who were asked this factor. */
  readonly figure: Figure
  /** Ratings of 1–3 that name this factor, and their share of all valid ratings. */
  readonly problem: { readonly count: number | null; readonly rate: number | null }
  /** Percentage points of satisfaction that go with the problem; association, not cause. */
  readonly penaltyPoints: number | null
}

export interface FiveFactor {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly se: number | null
  /** All five factors have enough answers. */
  readonly complete: boolean
}

export function factorRows(
  total: Whole,
  words: readonly FactorWords[],
  /** The whole may not be shown: then no part may. */
  hidden: Decision | undefined,
): readonly FactorRow[] {
  const { counts, deff } = total
  const rows = words.map(({ code }) => scoredRow(total, code))
  const scored = decideRows(rows)
  const chips = decideRows(words.map(({ code }) => problemRow(total, code)))
  const lost = penaltyPoints(counts)
  return words.map(({ code, label, chip }, index) => {
    const decision: Decision = hidden ?? scored[index] ?? nothing
    const { asked, n, top } = counts.factors[code]
    const estimate = n === 0 ? undefined : estimateShare(top / n, n / deff)
    const problem = problems(counts, code)
    const seesProblem = hidden === undefined && chips[index]?.shown !== 'nothing'
    return {
      code,
      label,
      chip,
      asked: decision.shown === 'nothing' ? null : asked,
      // How many different persons were asked one factor is not counted.
      figure: { ...figureOf(estimate, decision, { valid: n }, null), persons: null },
      problem: seesProblem
        ? { count: problem, rate: counts.valid === 0 ? null : problem / counts.valid }
        : { count: null, rate: null },
      penaltyPoints: seesProblem ? (lost.get(code) ?? null) : null,
    }
  })
}

/** Mean of the five factors' shares (survey method §3.1, E23). */
export function fiveFactor(total: Whole, rows: readonly FactorRow[]): FiveFactor {
  const isShown = rows.every(({ figure }) => figure.value !== null)
  const estimate = isShown ? estimateIndex(total, { rule: 'B', weighted: false }) : undefined
  if (estimate === undefined) return { value: null, low: null, high: null, se: null, complete: false }
  const { value, low, high, se } = estimate
  return { value, low, high, se, complete: true }
}

const nothing: Decision = { shown: 'nothing', why: 'few_ratings' }

/** A chip of a rating of 4–5 is praise, not a problem (code book, q2_polarity). */
function problems({ chips }: SurveyCounts, code: ScoredFactor): number {
  return chips[code].n - chips[code].top
}

function penaltyPoints(counts: SurveyCounts): ReadonlyMap<string, number> {
  const codes = ['F1', 'F2', 'F3', 'F4', 'F5'] as const
  const named = codes.reduce((total, code) => total + problems(counts, code), 0)
  if (named >= counts.valid) return new Map()
  const { chips } = penalties(
    { n: counts.valid - named, satisfied: topOf(counts) },
    codes.map((code) => ({ code, n: problems(counts, code), satisfied: 0 })),
  )
  return new Map(chips.map(({ code, points }) => [code, points]))
}

function scoredRow(total: Whole, code: ScoredFactor) {
  const { asked, n, top } = total.counts.factors[code]
  return {
    issued: asked,
    returned: asked,
    valid: n,
    persons: expectedPersons(n, total),
    numerator: top,
    span: 1 as const,
  }
}

/**
 * Penalties depend on the sum of all problem chips, so a single hidden one could be worked out from them: the same rule
 * as for a table with a total.
 */
function problemRow(total: Whole, code: ScoredFactor) {
  const count = problems(total.counts, code)
  return {
    issued: count,
    returned: count,
    valid: count,
    persons: expectedPersons(count, total),
    numerator: 0,
    span: 1 as const,
  }
}
