import { describe, expect, it } from 'vitest'
import { createQuantiser } from '../../../src/understanding/quantise.ts'
import { marginsOf, type SparseWeights } from '../../../src/understanding/sparse-weights.ts'

function pack(idf: readonly number[], ...classes: readonly (readonly number[])[]): SparseWeights {
  const quantiser = createQuantiser(Float32Array.from(idf), classes.length)
  classes.forEach((weights, label) => quantiser.take(label, Float32Array.from(weights)))
  return quantiser.finish()
}

/** What row's feature alone moves the first class. */
const effect = (weights: SparseWeights, row: number): number =>
  (marginsOf(weights, { rows: Int32Array.of(row), values: Float32Array.of(1) })[0] ?? 0) + 1

describe('createQuantiser', () => {
  it.each([
    { share: 1, idf: 1, kept: true },
    { share: 0.5, idf: 1, kept: true },
    { share: 0.1, idf: 1, kept: false },
    { share: 0.1, idf: 3, kept: true },
    { share: -0.1, idf: 3, kept: true },
    { share: 0.03, idf: 9, kept: false },
    { share: 0, idf: 9, kept: false },
  ])('keeps a weight of $share of the largest at idf $idf: $kept', ({ share, idf, kept }) => {
    const weights = pack([1, idf], [2, 2 * share])

    const moved = effect(weights, 1)

    if (kept) expect(moved).toBeCloseTo(2 * share, 1)
    else expect(moved).toBe(0)
  })

  it('takes classes in any order', () => {
    const quantiser = createQuantiser(Float32Array.of(1, 1), 2)
    quantiser.take(1, Float32Array.of(0, 3))
    quantiser.take(0, Float32Array.of(1, 0))

    const weights = quantiser.finish()

    expect(weights).toEqual(pack([1, 1], [1, 0], [0, 3]))
  })

  it('bears a class that learnt nothing', () => {
    const weights = pack([1], [0], [1])

    expect([...weights.values]).toEqual([127])
  })
})

describe('marginsOf', () => {
  it('agrees with the dense weights up to rounding', () => {
    const dense = [
      [0.5, -0.25, 1],
      [-2, 1, 0],
    ]
    const values = [0.6, 0.5, 0.4]

    const margins = marginsOf(pack([2, 2, 2], ...dense), {
      rows: Int32Array.of(0, 1, 2),
      values: Float32Array.from(values),
    })

    dense.forEach((weights, label) => {
      const exact = weights.reduce((sum, weight, row) => sum + weight * (values[row] ?? 0), -1)
      expect(margins[label]).toBeCloseTo(exact, 1)
    })
  })

  it('is -1 everywhere for a text without a known feature', () => {
    const margins = marginsOf(pack([1], [1], [1]), { rows: new Int32Array(), values: new Float32Array() })

    expect([...margins]).toEqual([-1, -1])
  })
})
