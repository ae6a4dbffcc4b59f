import { combine, rejectEvidence, rejectTerms, softmax, type Combination } from './combine.ts'
import type { Evidence } from './evidence.ts'

/** Evidence of a text that training did not see, and its true class. */
export interface HeldOut {
  readonly evidence: Evidence
  readonly label: number
}

/** About what real intents give; where nothing is held out, and the start of the search. */
function initialCombination(classes: number, rejectLabel: number): Combination {
  return { margin: 5, near: 5, bias: new Float32Array(classes), rejectLabel, reject: [0, 0, 0, 0] }
}

const STEPS = 400
const RATE = 0.05
/** Pulls each class's bias to 0, as if so many texts had no opinion: some classes have twenty held-out lines. */
const SHRINK = 30
/** Classes far behind change no sum: only the front ones of each text are carried through the search. */
const FRONT = 14

/**
 * Maximum likelihood on held-out texts by Adam (Kingma & Ba 2015) on the whole set: convex, few parameters, no seed.
 * Fitting on texts of their own is what makes the probabilities calibrated.
 */
export function fitCombination(heldOut: readonly HeldOut[], classes: number, rejectLabel: number): Combination {
  const start = initialCombination(classes, rejectLabel)
  if (heldOut.length === 0) return start
  const weight = rejectWeight(heldOut, rejectLabel)
  const rows = heldOut.map((item) => layOut(item, start, item.label === rejectLabel ? weight : 1))
  const shared = 2 + rejectTerms
  const values = Float64Array.from([start.margin, start.near, ...start.reject, ...start.bias])
  const mean = new Float64Array(values.length)
  const square = new Float64Array(values.length)
  for (let step = 1; step <= STEPS; step++) {
    const slope = gradient(rows, values, shared)
    for (let at = 0; at < values.length; at++) {
      const pull = at < shared ? 0 : (SHRINK * (values[at] ?? 0)) / rows.length
      const part = (slope[at] ?? 0) / rows.length + pull
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * part
      square[at] = 0.99 * (square[at] ?? 0) + 0.01 * part * part
      const height = (mean[at] ?? 0) / (1 - 0.9 ** step)
      const spread = Math.sqrt((square[at] ?? 0) / (1 - 0.99 ** step)) + 1e-8
      const moved = (values[at] ?? 0) - (RATE * height) / spread
      // No witness speaks against itself: a negative weight would only fit the noise of few held-out lines.
      values[at] = at < 2 ? Math.max(moved, 0) : moved
    }
  }
  return asCombination(values, shared, rejectLabel)
}

/**
 * In life more messages ask for something else than in the lines that were written to learn from; without this the
 * engine would take the rarity in its lines for rarity in life and answer what it should refuse.
 */
const OUT_OF_SCOPE_SHARE = 0.1
/** Few lines are not trusted beyond this. */
const MOST_WEIGHT = 10

function rejectWeight(heldOut: readonly HeldOut[], rejectLabel: number): number {
  const outside = heldOut.filter(({ label }) => label === rejectLabel).length
  if (outside === 0) return 1
  const wanted = (OUT_OF_SCOPE_SHARE / (1 - OUT_OF_SCOPE_SHARE)) * (heldOut.length - outside)
  return Math.min(Math.max(wanted / outside, 1), MOST_WEIGHT)
}

function asCombination(values: Float64Array, shared: number, rejectLabel: number): Combination {
  return {
    margin: values[0] ?? 0,
    near: values[1] ?? 0,
    reject: Array.from(values.subarray(2, shared)),
    bias: Float32Array.from(values.slice(shared)),
    rejectLabel,
  }
}

/** The front classes of one held-out text; `terms` belong to `out_of_scope`. */
interface Row {
  readonly labels: readonly number[]
  readonly margins: readonly number[]
  readonly near: readonly number[]
  readonly terms: readonly number[]
  readonly rejectAt: number
  readonly trueAt: number
  readonly weight: number
}

function layOut({ evidence, label }: HeldOut, start: Combination, weight: number): Row {
  const scores = combine(evidence, start)
  const front = [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, FRONT)
  const labels = [...new Set([...front, label, ...(start.rejectLabel >= 0 ? [start.rejectLabel] : [])])]
  return {
    labels,
    margins: labels.map((at) => evidence.margins[at] ?? 0),
    near: labels.map((at) => evidence.nearness[at] ?? 0),
    terms: rejectEvidence(evidence, start.rejectLabel),
    rejectAt: labels.indexOf(start.rejectLabel),
    trueAt: labels.indexOf(label),
    weight,
  }
}

/** Of the summed log loss: expected minus observed features. */
function gradient(rows: readonly Row[], values: Float64Array, shared: number): Float64Array {
  const slope = new Float64Array(values.length)
  const add = (at: number, part: number): void => {
    slope[at] = (slope[at] ?? 0) + part
  }
  for (const row of rows) {
    const chances = softmax(rowScores(row, values, shared))
    row.labels.forEach((label, at) => {
      const surplus = row.weight * ((chances[at] ?? 0) - (at === row.trueAt ? 1 : 0))
      add(0, surplus * (row.margins[at] ?? 0))
      add(1, surplus * (row.near[at] ?? 0))
      add(shared + label, surplus)
      if (at === row.rejectAt) row.terms.forEach((term, index) => add(2 + index, surplus * term))
    })
  }
  return slope
}

function rowScores(row: Row, values: Float64Array, shared: number): Float64Array {
  return Float64Array.from(row.labels, (label, at) => {
    const score = (values[0] ?? 0) * (row.margins[at] ?? 0) + (values[1] ?? 0) * (row.near[at] ?? 0)
    const extra =
      at === row.rejectAt ? row.terms.reduce((sum, term, index) => sum + term * (values[2 + index] ?? 0), 0) : 0
    return score + extra + (values[shared + label] ?? 0)
  })
}
