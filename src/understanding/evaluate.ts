import type { IntentMatch, Scored } from '../core/intent.ts'
import { summariseCalibration } from './calibrate.ts'

/** A question whose intent is known; `second` where it asks two things. */
export interface LabelledQuestion {
  readonly text: string
  readonly intent: string
  readonly style?: string
  readonly second?: string
}

export interface Measured {
  readonly question: LabelledQuestion
  readonly match: Scored & Pick<IntentMatch, 'runnersUp' | 'also'>
  /** Microseconds. */
  readonly took: number
}

export interface Evaluation {
  readonly lines: number
  readonly accuracy: number
  /** The right intent is among the best three. */
  readonly top3: number
  /** Mean over the intents of the set of the harmonic mean of precision and recall. */
  readonly macroF1: number
  /** Expected calibration error, ten bins. */
  readonly ece: number
  /** Only where the set has lines of each kind. */
  readonly outOfScope?: {
    readonly recall: number
    /** Share of the out-of-scope lines that got an answer of the house. */
    readonly falseAccepts: number
    /** Share of the in-scope lines that were refused. */
    readonly refused: number
  }
  /** Share of the messages with two questions where both were found, in any order. */
  readonly bothFound?: number
  readonly p50us: number
  readonly p99us: number
}

export function evaluate(measured: readonly Measured[]): Evaluation {
  const isRight = ({ question, match }: Measured): boolean => match.intent === question.intent
  const times = measured.map(({ took }) => took).toSorted((a, b) => a - b)
  const two = measured.filter(({ question }) => question.second !== undefined)
  const scope = scopeOf(measured)
  return {
    lines: measured.length,
    accuracy: share(measured, isRight),
    top3: share(measured, ({ question, match }) =>
      [match, ...match.runnersUp].slice(0, 3).some(({ intent }) => intent === question.intent),
    ),
    macroF1: macroF1(measured),
    ece: summariseCalibration(measured.map((item) => ({ confidence: item.match.confidence, right: isRight(item) })))
      .ece,
    ...(scope === undefined ? {} : { outOfScope: scope }),
    ...(two.length === 0 ? {} : { bothFound: share(two, foundBoth) }),
    p50us: quantile(times, 0.5),
    p99us: quantile(times, 0.99),
  }
}

/** Accuracy by style of writing, in the order in which the styles appear. */
export function accuracyByStyle(measured: readonly Measured[]): Readonly<Record<string, Evaluation>> {
  const styles = [...new Set(measured.map(({ question }) => question.style ?? 'none'))]
  return Object.fromEntries(
    styles.map((style) => [style, evaluate(measured.filter(({ question }) => (question.style ?? 'none') === style))]),
  )
}

/** What is taken for what, most frequent first. */
export function confusions(
  measured: readonly Measured[],
): readonly { readonly pair: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { question, match } of measured) {
    if (match.intent === question.intent) continue
    const pair = `${question.intent} → ${match.intent}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts].map(([pair, count]) => ({ pair, count })).toSorted((a, b) => b.count - a.count)
}

function scopeOf(measured: readonly Measured[]): Evaluation['outOfScope'] {
  const outside = measured.filter(({ question }) => question.intent === 'out_of_scope')
  const inside = measured.filter(({ question }) => question.intent !== 'out_of_scope')
  if (outside.length === 0 || inside.length === 0) return undefined
  const isRefused = ({ match }: Measured): boolean => match.intent === 'out_of_scope'
  const recall = share(outside, isRefused)
  return { recall, falseAccepts: 1 - recall, refused: share(inside, isRefused) }
}

function foundBoth({ question, match }: Measured): boolean {
  const found = [match.intent, match.also?.intent]
  return found.includes(question.intent) && found.includes(question.second)
}

function macroF1(measured: readonly Measured[]): number {
  const labels = [...new Set(measured.map(({ question }) => question.intent))]
  const scores = labels.map((label) => {
    const hits = measured.filter(({ question, match }) => question.intent === label && match.intent === label).length
    const asked = measured.filter(({ question }) => question.intent === label).length
    const said = measured.filter(({ match }) => match.intent === label).length
    return (2 * hits) / (asked + said)
  })
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(labels.length, 1)
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / Math.max(items.length, 1)
}

function quantile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(Math.floor(sorted.length * at), sorted.length - 1)] ?? 0
}
