import { describe, expect, it } from 'vitest'
import { buildTable, type FeatureSpace, type SparseVector } from '../../../src/understanding/feature-space.ts'
import { buildNearest, nearness } from '../../../src/understanding/nearest.ts'

/** Two rows of words, then six of concepts. */
const hashes = Uint32Array.from([1, 2, 3, 4, 5, 6, 7, 8])
const space: FeatureSpace = {
  hashes,
  idf: new Float32Array(8).fill(1),
  firstConcept: 2,
  table: buildTable(hashes),
}

/** The unit vector of these rows. */
function vectorOf(...rows: readonly number[]): SparseVector {
  return { rows: Int32Array.from(rows), values: new Float32Array(rows.length).fill(1 / Math.sqrt(rows.length)) }
}

const near = (lines: readonly { concepts: SparseVector; label: number }[], asked: SparseVector): number[] => [
  ...nearness(buildNearest(lines, space), asked, space, 3),
]

describe('nearness', () => {
  it.each([
    { same: 1, expected: 0.5 },
    { same: 2, expected: 0.75 },
    { same: 3, expected: 1 },
    { same: 4, expected: 1 },
  ])('counts the best line twice: $same that say the same give $expected', ({ same, expected }) => {
    const lines = Array.from({ length: same }, () => ({ concepts: vectorOf(2, 3), label: 1 }))

    const found = near(lines, vectorOf(2, 3))

    expect(found[1]).toBeCloseTo(expected, 2)
  })

  it('is the cosine over four of each class, whatever the order of the lines', () => {
    const lines = [
      { concepts: vectorOf(2, 3, 4, 5), label: 0 },
      { concepts: vectorOf(2), label: 0 },
      { concepts: vectorOf(6), label: 2 },
      { concepts: vectorOf(2, 3), label: 1 },
    ]

    const forwards = near(lines, vectorOf(2))
    const backwards = near(lines.toReversed(), vectorOf(2))

    expect(forwards[0]).toBeCloseTo((2 * 1 + 0.5) / 4, 2)
    expect(forwards[1]).toBeCloseTo((2 * Math.SQRT1_2) / 4, 2)
    expect(forwards[2]).toBe(0)
    expect(backwards).toEqual(forwards)
  })

  it('takes the best three of many, wherever they stand', () => {
    const lines = [vectorOf(2, 3, 4, 5), vectorOf(2, 3), vectorOf(2), vectorOf(2, 3, 4)].map((concepts) => ({
      concepts,
      label: 0,
    }))

    const [found] = near(lines, vectorOf(2))

    expect(found).toBeCloseTo((2 * 1 + Math.SQRT1_2 + 1 / Math.sqrt(3)) / 4, 2)
  })

  it('finds nothing near a text without known concepts', () => {
    const found = near([{ concepts: vectorOf(2), label: 0 }], vectorOf())

    expect(found).toEqual([0, 0, 0])
  })

  it.each([
    { lines: 100, expected: 1 },
    { lines: 101, expected: 0 },
  ])('leaves out what too many lines share: $lines', ({ lines, expected }) => {
    const found = near(
      Array.from({ length: lines }, () => ({ concepts: vectorOf(2), label: 0 })),
      vectorOf(2),
    )

    expect(found[0]).toBeCloseTo(expected, 2)
  })
})

describe('buildNearest', () => {
  it('keeps no more lines than it can number', () => {
    const line = { concepts: vectorOf(2), label: 0 }

    const index = buildNearest(
      Array.from({ length: 70_000 }, () => line),
      space,
    )

    expect(index.labels).toHaveLength(65_535)
  })
})
