import type { SparseVector } from './feature-space.ts'
import { createRandom, shuffle } from './random.ts'

export interface SvmProblem {
  readonly vectors: readonly SparseVector[]
  /** Class of each vector, 0 … classes - 1. */
  readonly labels: Int32Array
  readonly classes: number
  /** Rows of the feature space. */
  readonly size: number
}

export interface SvmOptions {
  /** C: the price of a margin error. */
  readonly cost: number
  readonly passes: number
  readonly seed: number
}

/**
 * One-vs-rest linear SVM with squared hinge loss by dual coordinate descent (Hsieh et al., ICML 2008).
 * Eight classes are trained at once, with their weights side by side: one read of an example and one cache line for
 * each feature serve all eight, which beat shrinking by a factor of four. The bias is fixed at -1 instead of learnt, so
 * an example that shares nothing with a class costs nothing. `take` gets one class at a time, to be packed at once.
 */
export function trainSvm(
  problem: SvmProblem,
  options: SvmOptions,
  take: (label: number, weights: Float32Array) => void,
): void {
  const examples = layOut(problem, options)
  const weights = new Float32Array(problem.size)
  for (let first = 0; first < problem.classes; first += LANES) {
    const lanes = trainLanes(examples, first, problem.size, options)
    for (let lane = 0; lane < Math.min(LANES, problem.classes - first); lane++) {
      for (let row = 0; row < weights.length; row++) weights[row] = lanes[row * LANES + lane] ?? 0
      take(first + lane, weights)
    }
  }
}

export const fixedBias = -1

const LANES = 8

/** The training of eight classes ends when a pass finds no gradient spread wider than this. */
const TOLERANCE = 0.1

/** All examples in one piece of memory, in the order in which they are visited. */
interface Examples {
  readonly starts: Int32Array
  readonly rows: Int32Array
  readonly values: Float32Array
  readonly labels: Int32Array
  readonly squares: Float64Array
}

function layOut(problem: SvmProblem, options: SvmOptions): Examples {
  const order = shuffle([...problem.vectors.keys()], createRandom(options.seed))
  const total = problem.vectors.reduce((sum, vector) => sum + vector.rows.length, 0)
  const starts = new Int32Array(order.length + 1)
  const rows = new Int32Array(total)
  const values = new Float32Array(total)
  const squares = new Float64Array(order.length)
  order.forEach((index, place) => {
    const vector = problem.vectors[index]
    const start = starts[place] ?? 0
    starts[place + 1] = start + (vector?.rows.length ?? 0)
    if (vector === undefined) return
    rows.set(vector.rows, start)
    values.set(vector.values, start)
    squares[place] = vector.values.reduce((sum, value) => sum + value * value, 0)
  })
  return { starts, rows, values, squares, labels: Int32Array.from(order, (index) => problem.labels[index] ?? 0) }
}

function trainLanes(examples: Examples, first: number, size: number, options: SvmOptions): Float32Array {
  const { labels, squares } = examples
  const weights = new Float32Array(size * LANES)
  const alpha = new Float64Array(labels.length * LANES)
  const step = new Float64Array(LANES)
  const softness = 1 / (2 * options.cost)
  for (let pass = 0; pass < options.passes; pass++) {
    let worst = 0
    let least = 0
    for (let place = 0; place < labels.length; place++) {
      dots(weights, examples, place, step)
      const curvature = (squares[place] ?? 0) + softness
      let moved = false
      for (let lane = 0; lane < LANES; lane++) {
        const sign = labels[place] === first + lane ? 1 : -1
        const before = alpha[place * LANES + lane] ?? 0
        const gradient = sign * ((step[lane] ?? 0) + fixedBias) - 1 + softness * before
        const after = Math.max(before - gradient / curvature, 0)
        step[lane] = (after - before) * sign
        if (after === before) continue
        moved = true
        alpha[place * LANES + lane] = after
        if (gradient > worst) worst = gradient
        if (gradient < least) least = gradient
      }
      if (moved) add(weights, examples, place, step)
    }
    if (worst - least < TOLERANCE) break
  }
  return weights
}

/** The example's dot product with all eight weight vectors; spelled out, so that the sums stay in registers. */
function dots(weights: Float32Array, examples: Examples, place: number, sums: Float64Array): void {
  const { rows, values, starts } = examples
  const end = starts[place + 1] ?? 0
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let at = starts[place] ?? 0; at < end; at++) {
    const row = (rows[at] ?? 0) * LANES
    const value = values[at] ?? 0
    a += (weights[row] ?? 0) * value
    b += (weights[row + 1] ?? 0) * value
    c += (weights[row + 2] ?? 0) * value
    d += (weights[row + 3] ?? 0) * value
    e += (weights[row + 4] ?? 0) * value
    f += (weights[row + 5] ?? 0) * value
    g += (weights[row + 6] ?? 0) * value
    h += (weights[row + 7] ?? 0) * value
  }
  sums[0] = a
  sums[1] = b
  sums[2] = c
  sums[3] = d
  sums[4] = e
  sums[5] = f
  sums[6] = g
  sums[7] = h
}

function add(weights: Float32Array, examples: Examples, place: number, step: Float64Array): void {
  const { rows, values, starts } = examples
  const end = starts[place + 1] ?? 0
  for (let lane = 0; lane < LANES; lane++) {
    const factor = step[lane] ?? 0
    if (factor === 0) continue
    for (let at = starts[place] ?? 0; at < end; at++) {
      const slot = (rows[at] ?? 0) * LANES + lane
      weights[slot] = (weights[slot] ?? 0) + factor * (values[at] ?? 0)
    }
  }
}
