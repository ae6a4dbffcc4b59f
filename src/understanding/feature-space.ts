import { familyCount, featureHashes, type FeatureHashes } from './features.ts'
import type { NormalisedText } from './normalise.ts'

/** The features that training saw: hash → row, and how telling each one is. */
export interface FeatureSpace {
  readonly hashes: Uint32Array
  readonly idf: Float32Array
  /** Open addressing over `hashes`; -1 = free. Its length is a power of two, at most half full. */
  readonly table: Int32Array
}

/** Rows ascending, each once. */
export interface SparseVector {
  readonly rows: Int32Array
  readonly values: Float32Array
}

/** Shares of the families in the squared norm; chosen by cross-validation over the intents of the house. */
const familyWeights = [0.4, 0.4, 0.8] as const

/** `documents`: the copies of one utterance together count as one, else every utterance's typo would look frequent. */
export function buildFeatureSpace(documents: readonly (readonly FeatureHashes[])[], rarest: number): FeatureSpace {
  const frequency = new Map<number, number>()
  for (const copies of documents) {
    const seen = new Set<number>()
    for (const families of copies) for (const family of families) for (const hash of family) seen.add(hash)
    for (const hash of seen) frequency.set(hash, (frequency.get(hash) ?? 0) + 1)
  }
  const kept = [...frequency].filter(([, count]) => count >= rarest).toSorted(([left], [right]) => left - right)
  const hashes = Uint32Array.from(kept, ([hash]) => hash)
  const idf = Float32Array.from(kept, ([, count]) => Math.log((documents.length + 1) / (count + 1)) + 1)
  return { hashes, idf, table: buildTable(hashes) }
}

export function buildTable(hashes: Uint32Array): Int32Array {
  let size = 16
  while (size < hashes.length * 2) size *= 2
  const table = new Int32Array(size).fill(-1)
  hashes.forEach((hash, row) => {
    let slot = mix(hash) & (size - 1)
    while ((table[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1)
    table[slot] = row
  })
  return table
}

/** FNV's low bits are weak for short texts. */
function mix(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7
}

function rowOf(space: FeatureSpace, hash: number): number {
  const last = space.table.length - 1
  let slot = mix(hash) & last
  for (;;) {
    const row = space.table[slot] ?? -1
    if (row < 0 || space.hashes[row] === hash) return row
    slot = (slot + 1) & last
  }
}

export function vectorise(text: NormalisedText, space: FeatureSpace): SparseVector {
  return vectoriseHashes(featureHashes(text), space)
}

export function vectoriseHashes(families: FeatureHashes, space: FeatureSpace): SparseVector {
  const blocks: SparseVector[] = []
  for (let family = 0; family < familyCount; family++) {
    blocks.push(block(families[family] ?? [], space, familyWeights[family] ?? 0))
  }
  return merge(blocks)
}

function block(hashes: readonly number[], space: FeatureSpace, weight: number): SparseVector {
  const found = new Int32Array(hashes.length)
  let known = 0
  for (const hash of hashes) {
    const row = rowOf(space, hash)
    if (row >= 0) found[known++] = row
  }
  const sorted = found.subarray(0, known).toSorted()
  const rows = new Int32Array(known)
  const values = new Float32Array(known)
  let size = 0
  let square = 0
  for (let at = 0; at < known;) {
    const row = sorted[at] ?? 0
    let end = at + 1
    while (end < known && sorted[end] === row) end++
    const value = (1 + Math.log(end - at)) * (space.idf[row] ?? 0)
    rows[size] = row
    values[size++] = value
    square += value * value
    at = end
  }
  const scale = square > 0 ? weight / Math.sqrt(square) : 0
  for (let index = 0; index < size; index++) values[index] = (values[index] ?? 0) * scale
  return { rows: rows.subarray(0, size), values: values.subarray(0, size) }
}

/** Blocks of different families never share a row; order within the vector does not matter. */
function merge(blocks: readonly SparseVector[]): SparseVector {
  const size = blocks.reduce((sum, part) => sum + part.rows.length, 0)
  const rows = new Int32Array(size)
  const values = new Float32Array(size)
  let at = 0
  for (const part of blocks) {
    rows.set(part.rows, at)
    values.set(part.values, at)
    at += part.rows.length
  }
  return { rows, values }
}
