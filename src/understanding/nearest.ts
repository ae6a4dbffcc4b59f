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
  const top = topThree(index, addCosines(index, concepts, space.firstConcept), classes)
  const near = new Float64Array(classes)
  for (let label = 0; label < classes; label++) {
    const at = label * 3
    near[label] = (2 * (top[at] ?? 0) + (top[at + 1] ?? 0) + (top[at + 2] ?? 0)) / 4
  }
  return near
}

/** One for all calls, each of which leaves zeros: 50 kB of new memory a message is what would cost most. */
const cosines = new Float32Array(MOST_LINES + 1)
/** The same memory as whole numbers, by which a zero is told without a branch. */
const bits = new Int32Array(cosines.buffer)
/** The lines that share a concept, an eighth of all: only they are looked at again. */
const touched = new Uint16Array(MOST_LINES + 1)

/** Returns how many lines were touched; a line of zero weight may be named twice. */
function addCosines(index: NearestIndex, { rows, values }: SparseVector, firstConcept: number): number {
  const { starts, lines, weights } = index
  let count = 0
  for (let at = 0; at < rows.length; at++) {
    const row = (rows[at] ?? 0) - firstConcept
    const value = (values[at] ?? 0) / FULL
    const end = starts[row + 1] ?? 0
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const line = lines[entry] ?? 0
      touched[count] = line
      // 1 for a zero, 0 for anything above it; whether a line is new cannot be guessed, so a branch would cost more.
      count += ((bits[line] ?? 0) - 1) >>> 31
      cosines[line] = (cosines[line] ?? 0) + value * (weights[entry] ?? 0)
    }
  }
  return count
}

/** The three best cosines of each class, best first; clears the touched ones. */
function topThree({ labels }: NearestIndex, count: number, classes: number): Float32Array {
  const top = new Float32Array(classes * 3)
  for (let at = 0; at < count; at++) {
    const line = touched[at] ?? 0
    const cosine = cosines[line] ?? 0
    cosines[line] = 0
    const first = (labels[line] ?? 0) * 3
    if (cosine <= (top[first + 2] ?? 0)) continue
    if (cosine > (top[first + 1] ?? 0)) {
      top[first + 2] = top[first + 1] ?? 0
      if (cosine > (top[first] ?? 0)) {
        top[first + 1] = top[first] ?? 0
        top[first] = cosine
      } else top[first + 1] = cosine
    } else top[first + 2] = cosine
  }
  return top
}
