import type { SparseVector } from './feature-space.ts'

/** Weights by feature: entries `starts[row]` … `starts[row + 1] - 1` name a class and its 8-bit weight. */
export interface SparseWeights {
  readonly starts: Uint32Array
  readonly classes: Uint16Array
  readonly values: Int8Array
  /** By class: what one unit of its 8-bit weights is worth. */
  readonly units: Float32Array
  readonly bias: Float32Array
}

/** Distance to each class's hyperplane: 1 = as sure as the training lines of the class, -1 = nothing in common. */
export function marginsOf({ starts, classes, values, units, bias }: SparseWeights, vector: SparseVector): Float64Array {
  const sums = new Float64Array(units.length)
  const { rows } = vector
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    const value = vector.values[at] ?? 0
    const end = starts[row + 1] ?? 0
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const label = classes[entry] ?? 0
      sums[label] = (sums[label] ?? 0) + value * (values[entry] ?? 0)
    }
  }
  for (let label = 0; label < sums.length; label++) {
    sums[label] = (sums[label] ?? 0) * (units[label] ?? 0) + (bias[label] ?? 0)
  }
  return sums
}
