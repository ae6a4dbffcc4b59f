import { describe, expect, it } from 'vitest'
import { fixedBias, trainSvm, type DualState, type SvmOptions } from '../../../src/understanding/linear-svm.ts'

/** Ten classes, more than one block of eight, each with a feature of its own and one that all share. */
const vectors = Array.from({ length: 40 }, (_, index) => ({
  rows: Int32Array.of(index % 10, 10),
  values: Float32Array.of(0.8, 0.6),
}))
const problem = { vectors, labels: Int32Array.from(vectors.keys(), (index) => index % 10), classes: 10, size: 11 }

function collect(options: SvmOptions, warm?: DualState): Float32Array[] {
  const found: Float32Array[] = []
  const take = (label: number, weights: Float32Array): void => {
    found[label] = weights.slice()
  }
  trainSvm(problem, options, take, warm)
  return found
}

const train = (seed: number): Float32Array[] => collect({ cost: 1, passes: 20, seed })

describe('trainSvm', () => {
  it('separates classes in every block', () => {
    const weights = train(1)

    for (const [label, own] of weights.entries()) {
      const margins = Array.from({ length: 10 }, (_, row) => (own[row] ?? 0) * 0.8 + (own[10] ?? 0) * 0.6 + fixedBias)
      expect(margins.indexOf(Math.max(...margins))).toBe(label)
      expect(margins[label]).toBeGreaterThan(0.5)
      expect(margins[(label + 1) % 10]).toBeLessThan(-0.5)
    }
  })

  it('repeats itself for one seed', () => {
    const first = train(7)
    const second = train(7)

    expect(first).toEqual(second)
  })

  it('goes on from a warm start where an earlier round ended', () => {
    const options = { cost: 1, passes: 1, seed: 7 }
    const state = trainSvm(problem, { ...options, passes: 20 }, () => undefined)

    const warm = collect(options, state)
    const cold = collect(options)

    const full = collect({ ...options, passes: 20 })
    expect(distance(warm, full)).toBeLessThan(0.02)
    expect(distance(cold, full)).toBeGreaterThan(0.05)
  })

  it('takes up new vectors in a warm round', () => {
    const options = { cost: 1, passes: 20, seed: 7 }
    const half = { ...problem, vectors: vectors.slice(0, 20), labels: problem.labels.slice(0, 20) }
    const state = trainSvm(half, options, () => undefined)

    const warm = collect({ ...options, passes: 3 }, state)

    expect(distance(warm, collect(options))).toBeLessThan(0.1)
  })
})

/** The largest difference between two rounds' weights. */
function distance(first: readonly Float32Array[], second: readonly Float32Array[]): number {
  return Math.max(
    ...first.flatMap((own, label) => [...own].map((weight, row) => Math.abs(weight - (second[label]?.[row] ?? 0)))),
  )
}
