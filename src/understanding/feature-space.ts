import { conceptFamily, familyCount, featureHashes, type FeatureHashes } from './features.ts'
import { sortRows } from './sort-rows.ts'
import type { Views } from './views.ts'

/** The features that training saw: hash → row, and how telling each one is. Rows are ordered by family. */
export interface FeatureSpace {
  readonly hashes: Uint32Array
  readonly idf: Float32Array
  /** The first row of the concepts, which the search for near questions reads alone. */
  readonly firstConcept: number
  /** Open addressing over `hashes`: pairs of hash and row + 1 (0 = free), a power of two of them, at most half full. */
  readonly table: Uint32Array
}

/** Each row once; ascending within a family. */
export interface SparseVector {
  readonly rows: Int32Array
  readonly values: Float32Array
}

export interface TextVector {
  /** All families side by side, each with its own share of the norm. */
  readonly whole: SparseVector
  /** The concepts alone, of length 1. */
  readonly concepts: SparseVector
  /** Share of the concept features that training had seen, 0 … 1: low for what no question of the house is about. */
  readonly known: number
}

/** Norms of the families in the whole; chosen by cross-validation over the intents of the house. */
const familyWeights = [0.4, 0.4, 0.8, 0.8] as const

/** A text of 4,000 characters has 16,000 features; what a longer one has beyond this is left out. */
const LONGEST_SCRATCH = 65_536

/** `documents`: the copies of one utterance together count as one, else every utterance's typo would look frequent. */
export function buildFeatureSpace(documents: readonly (readonly FeatureHashes[])[], rarest: number): FeatureSpace {
  const families = Array.from({ length: familyCount }, (_, family) => {
    const frequency = new Map<number, number>()
    for (const copies of documents) {
      const seen = new Set<number>()
      for (const copy of copies) for (const hash of copy[family] ?? []) seen.add(hash)
      for (const hash of seen) frequency.set(hash, (frequency.get(hash) ?? 0) + 1)
    }
    return [...frequency].filter(([, count]) => count >= rarest).toSorted(([left], [right]) => left - right)
  })
  const kept = families.flat()
  const hashes = Uint32Array.from(kept, ([hash]) => hash)
  const idf = Float32Array.from(kept, ([, count]) => Math.log((documents.length + 1) / (count + 1)) + 1)
  const firstConcept = families.slice(0, conceptFamily).reduce((sum, family) => sum + family.length, 0)
  return { hashes, idf, firstConcept, table: buildTable(hashes) }
}

export function buildTable(hashes: Uint32Array): Uint32Array {
  let size = 16
  while (size < hashes.length * 2) size *= 2
  // The hash lies beside its row, so that a look-up touches one cache line.
  const table = new Uint32Array(size * 2)
  hashes.forEach((hash, row) => {
    let slot = mix(hash) & (size - 1)
    while ((table[slot * 2 + 1] ?? 0) > 0) slot = (slot + 1) & (size - 1)
    table[slot * 2] = hash
    table[slot * 2 + 1] = row + 1
  })
  return table
}

/** FNV's low bits are weak for short texts. */
function mix(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7
}

export function vectorise(text: Views, space: FeatureSpace): TextVector {
  return vectoriseHashes(featureHashes(text), space)
}

/** Written over by each call: memory for many small arrays would cost more than what is done with them. */
const scratch = { rows: new Int32Array(LONGEST_SCRATCH), values: new Float32Array(LONGEST_SCRATCH) }

export function vectoriseHashes(families: FeatureHashes, space: FeatureSpace): TextVector {
  let size = 0
  let start = 0
  let found = 0
  for (let family = 0; family < familyCount; family++) {
    start = size
    found = findRows(families[family], space, start)
    sortRows(scratch.rows, start, start + found)
    size = mergeRepeats(space, start, start + found)
    scaleTo(familyWeights[family] ?? 0, start, size)
  }
  // The concepts are the last family.
  const whole = { rows: scratch.rows.slice(0, size), values: scratch.values.slice(0, size) }
  scaleTo(1, start, size)
  const asked = families[conceptFamily]?.length ?? 0
  return {
    whole,
    concepts: { rows: whole.rows.subarray(start), values: scratch.values.slice(start, size) },
    known: asked === 0 ? 0 : found / asked,
  }
}

/** How many of the hashes have a row; the rows lie in the scratch from `start`, repeats included, in any order. */
function findRows(hashes: Uint32Array | undefined, { table }: FeatureSpace, start: number): number {
  if (hashes === undefined) return 0
  const { rows } = scratch
  const last = table.length / 2 - 1
  let end = start
  for (let at = 0; at < hashes.length && end < LONGEST_SCRATCH; at++) {
    const hash = hashes[at] ?? 0
    let slot = mix(hash) & last
    let row = table[slot * 2 + 1] ?? 0
    while (row !== 0 && table[slot * 2] !== hash) {
      slot = (slot + 1) & last
      row = table[slot * 2 + 1] ?? 0
    }
    if (row !== 0) rows[end++] = row - 1
  }
  return end - start
}

/** Each row once, with the weight of its count; returns the new end. */
function mergeRepeats({ idf }: FeatureSpace, start: number, end: number): number {
  const { rows, values } = scratch
  let size = start
  for (let at = start; at < end;) {
    const row = rows[at] ?? 0
    let next = at + 1
    while (next < end && rows[next] === row) next++
    const weight = idf[row] ?? 0
    rows[size] = row
    values[size++] = next === at + 1 ? weight : (1 + Math.log(next - at)) * weight
    at = next
  }
  return size
}

function scaleTo(norm: number, start: number, end: number): void {
  const { values } = scratch
  let square = 0
  for (let at = start; at < end; at++) square += (values[at] ?? 0) * (values[at] ?? 0)
  const factor = square > 0 ? norm / Math.sqrt(square) : 0
  for (let at = start; at < end; at++) values[at] = (values[at] ?? 0) * factor
}
