import type { SparseWeights } from './sparse-weights.ts'
import { fixedBias } from './linear-svm.ts'

/** Weights below this share of the class's largest are dropped: they do not change a decision (cross-validated). */
const SMALLEST_SHARE = 0.04
/**
 * The same for weight times idf, what the feature can move at all: frequent features ("ng", "tôi") have a small weight
 * in every class and would make up half of the work of a prediction.
 */
const SMALLEST_EFFECT = 0.2

/** Collects one class's weights after another, then lays them out by feature. */
export function createQuantiser(idf: Float32Array, classes: number) {
  const rowsOf: Int32Array[] = []
  const valuesOf: Int8Array[] = []
  const units = new Float32Array(classes)
  return {
    take(label: number, weights: Float32Array): void {
      const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9)
      const unit = largest / 127
      units[label] = unit
      const rows: number[] = []
      const values: number[] = []
      weights.forEach((weight, row) => {
        const rounded = Math.round(weight / unit)
        const size = Math.abs(weight) / largest
        if (rounded === 0 || size < SMALLEST_SHARE || size * (idf[row] ?? 0) < SMALLEST_EFFECT) return
        rows.push(row)
        values.push(rounded)
      })
      rowsOf[label] = Int32Array.from(rows)
      valuesOf[label] = Int8Array.from(values)
    },
    finish(): SparseWeights {
      return byFeature(rowsOf, valuesOf, units, idf.length)
    },
  }
}

function byFeature(
  rowsOf: readonly Int32Array[],
  valuesOf: readonly Int8Array[],
  units: Float32Array,
  size: number,
): SparseWeights {
  const starts = new Uint32Array(size + 1)
  for (const rows of rowsOf) for (const row of rows) starts[row + 1] = (starts[row + 1] ?? 0) + 1
  for (let row = 0; row < size; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0)
  const next = starts.slice()
  const total = starts[size] ?? 0
  const classes = new Uint16Array(total)
  const values = new Int8Array(total)
  rowsOf.forEach((rows, label) => {
    rows.forEach((row, at) => {
      const slot = next[row] ?? 0
      next[row] = slot + 1
      classes[slot] = label
      values[slot] = valuesOf[label]?.[at] ?? 0
    })
  })
  return { starts, classes, values, units, bias: new Float32Array(units.length).fill(fixedBias) }
}
