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
 * `warm` is the state of an earlier round over the first vectors: two or three passes then do what six did.
 */
export function trainSvm(
  problem: SvmProblem,
  options: SvmOptions,
  take: (label: number, weights: Float32Array) => void,
  warm: DualState = [],
): DualState {
  const examples = layOut(problem, options)
  const weights = new Float32Array(problem.size)
  const state: Float32Array[] = []
  for (let first = 0; first < problem.classes; first += LANES) {
    const alpha = new Float32Array(problem.vectors.length * LANES)
    alpha.set(warm[state.length] ?? [])
    const lanes = trainLanes(examples, first, alpha, { ...options, size: problem.size })
    state.push(alpha)
    for (let lane = 0; lane < Math.min(LANES, problem.classes - first); lane++) {
      for (let row = 0; row < weights.length; row++) weights[row] = lanes[row * LANES + lane] ?? 0
      take(first + lane, weights)
    }
  }
  return state
}

/** Dual variables by eight classes, in the order of the vectors: what a later round with more vectors starts from. */
export type DualState = readonly Float32Array[]

export const fixedBias = -1

const LANES = 8

/** The training of eight classes ends when a pass finds no gradient spread wider than this. */
const TOLERANCE = 0.1

/**
 * An example that lies this far beyond the margin of all eight classes is left out of the middle passes: two thirds
 * never come back (shrinking), and the last pass looks at all again.
 */
const WAKEFUL = 0.03

/** All examples in one piece of memory, in the order in which they are visited. */
interface Examples {
  /** Index in the problem of the example at each place. */
  readonly order: Int32Array
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
  const labels = Int32Array.from(order, (index) => problem.labels[index] ?? 0)
  return { order: Int32Array.from(order), starts, rows, values, squares, labels }
}

function trainLanes(
  examples: Examples,
  first: number,
  alpha: Float32Array,
  options: SvmOptions & { readonly size: number },
): Float32Array {
  const { order, labels, squares } = examples
  const weights = startingWeights(examples, first, alpha, options.size)
  const step = new Float64Array(LANES)
  const softness = 1 / (2 * options.cost)
  const asleep = new Uint8Array(labels.length)
  for (let pass = 0; pass < options.passes; pass++) {
    let worst = 0
    let least = 0
    const all = pass < 2 || pass === options.passes - 1
    for (let place = 0; place < labels.length; place++) {
      if (!all && asleep[place] === 1) continue
      const own = (order[place] ?? 0) * LANES
      dots(weights, examples, place, step)
      const curvature = (squares[place] ?? 0) + softness
      let moved = false
      let closest = Number.POSITIVE_INFINITY
      for (let lane = 0; lane < LANES; lane++) {
        const sign = labels[place] === first + lane ? 1 : -1
        const before = alpha[own + lane] ?? 0
        const gradient = sign * ((step[lane] ?? 0) + fixedBias) - 1 + softness * before
        const after = Math.max(before - gradient / curvature, 0)
        step[lane] = (after - before) * sign
        if (after === before) {
          closest = Math.min(closest, gradient)
          continue
        }
        moved = true
        alpha[own + lane] = after
        if (gradient > worst) worst = gradient
        if (gradient < least) least = gradient
      }
      asleep[place] = moved || closest < WAKEFUL ? 0 : 1
      if (moved) add(weights, examples, place, step)
    }
    if (all && worst - least < TOLERANCE) break
  }
  return weights
}

/** The weights that a state stands for: the sum of its examples. */
function startingWeights(examples: Examples, first: number, alpha: Float32Array, size: number): Float32Array {
  const weights = new Float32Array(size * LANES)
  const step = new Float64Array(LANES)
  examples.order.forEach((index, place) => {
    for (let lane = 0; lane < LANES; lane++) {
      step[lane] = (alpha[index * LANES + lane] ?? 0) * (examples.labels[place] === first + lane ? 1 : -1)
    }
    add(weights, examples, place, step)
  })
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
