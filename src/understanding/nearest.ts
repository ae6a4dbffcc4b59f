import type { FeatureSpace, SparseVector } from './feature-space.ts'

/** Training lines by the concept features they hold: entries `starts[row - firstConcept]` … name a line and its weight. */
export interface NearestIndex {
  readonly starts: Uint32Array
  readonly lines: Uint16Array
  /** Weight of the feature in its line's unit vector, 0 … 255 for 0 … 1. */
  readonly weights: Uint8Array
  /** Class of each line. */
  readonly labels: Uint16Array
}

export interface NearestLine {
  readonly concepts: SparseVector
  readonly label: number
}

const FULL = 255

/** Keeps the first 65,535 lines: more would double the index, and near copies add nothing. */
export function buildNearest(all: readonly NearestLine[], space: FeatureSpace): NearestIndex {
  const lines = all.slice(0, MOST_LINES)
  const starts = countEntries(lines, space)
  const next = starts.slice()
  const total = starts.at(-1) ?? 0
  const places = new Uint16Array(total)
  const weights = new Uint8Array(total)
  lines.forEach(({ concepts }, line) => {
    concepts.rows.forEach((row, at) => {
      const entry = row - space.firstConcept
      if (starts[entry] === starts[entry + 1]) return
      const slot = next[entry] ?? 0
      next[entry] = slot + 1
      places[slot] = line
      weights[slot] = Math.round((concepts.values[at] ?? 0) * FULL)
    })
  })
  return { starts, lines: places, weights, labels: Uint16Array.from(lines, ({ label }) => label) }
}

const MOST_LINES = 65_535

/** Features in more lines than this share tell nothing apart and would make up most of the work ("tôi", "không"). */
const COMMON = 0.03

/** Where each feature's entries start; none for those that are too common. */
function countEntries(lines: readonly NearestLine[], space: FeatureSpace): Uint32Array {
  const starts = new Uint32Array(space.hashes.length - space.firstConcept + 1)
  for (const { concepts } of lines) {
    for (const row of concepts.rows) {
      const entry = row - space.firstConcept + 1
      starts[entry] = (starts[entry] ?? 0) + 1
    }
  }
  // Small sets keep all: in them every word is common.
  const most = Math.max(lines.length * COMMON, FEW_LINES)
  for (let entry = 1; entry < starts.length; entry++) {
    const count = starts[entry] ?? 0
    starts[entry] = (starts[entry - 1] ?? 0) + (count > most ? 0 : count)
  }
  return starts
}

const FEW_LINES = 100

/**
 * How near each class's nearest questions are, 0 … 1: the mean of the best three cosines with the best one counted
 * twice. One question that says the same decides; two more that agree make it surer.
 */
export function nearness(
  index: NearestIndex,
  concepts: SparseVector,
  space: FeatureSpace,
  classes: number,
): Float64Array {
  const cosines = cosinesOf(index, concepts, space.firstConcept)
  const best = new Float64Array(classes)
  const others = new Float64Array(classes * 2)
  const { labels } = index
  for (let line = 0; line < labels.length; line++) {
    const cosine = cosines[line] ?? 0
    const label = labels[line] ?? 0
    if (cosine <= (others[label * 2 + 1] ?? 0)) continue
    if (cosine > (best[label] ?? 0)) {
      others[label * 2 + 1] = others[label * 2] ?? 0
      others[label * 2] = best[label] ?? 0
      best[label] = cosine
    } else if (cosine > (others[label * 2] ?? 0)) {
      others[label * 2 + 1] = others[label * 2] ?? 0
      others[label * 2] = cosine
    } else others[label * 2 + 1] = cosine
  }
  for (let label = 0; label < classes; label++) {
    best[label] = (2 * (best[label] ?? 0) + (others[label * 2] ?? 0) + (others[label * 2 + 1] ?? 0)) / 4
  }
  return best
}

/** One for the largest index in use, cleared by each call: 50 kB of new memory a message is what would cost most. */
let scratch = new Float32Array(0)

function cosinesOf(index: NearestIndex, { rows, values }: SparseVector, firstConcept: number): Float32Array {
  if (scratch.length < index.labels.length) scratch = new Float32Array(index.labels.length)
  else scratch.fill(0, 0, index.labels.length)
  const cosines = scratch
  const { starts, lines, weights } = index
  for (let at = 0; at < rows.length; at++) {
    const row = (rows[at] ?? 0) - firstConcept
    const value = (values[at] ?? 0) / FULL
    const end = starts[row + 1] ?? 0
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const line = lines[entry] ?? 0
      cosines[line] = (cosines[line] ?? 0) + value * (weights[entry] ?? 0)
    }
  }
  return cosines
}
