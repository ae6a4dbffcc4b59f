import { describe, expect, it } from 'vitest'
import { fixedBias, trainSvm } from '../../../src/understanding/linear-svm.ts'

/** Ten classes, more than one block of eight, each with a feature of its own and one that all share. */
const vectors = Array.from({ length: 40 }, (_, index) => ({
  rows: Int32Array.of(index % 10, 10),
  values: Float32Array.of(0.8, 0.6),
}))
const problem = { vectors, labels: Int32Array.from(vectors.keys(), (index) => index % 10), classes: 10, size: 11 }

function train(seed: number): Float32Array[] {
  const found: Float32Array[] = []
  trainSvm(problem, { cost: 1, passes: 20, seed }, (label, weights) => {
    found[label] = weights.slice()
  })
  return found
}

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
})
