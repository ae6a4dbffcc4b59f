import { describe, expect, it } from 'vitest'
import { combine, rejectEvidence, softmax, type Combination } from '../../../src/understanding/combine.ts'
import { addEvidence, type Evidence } from '../../../src/understanding/evidence.ts'

function evidenceOf(margins: readonly number[], nearness: readonly number[], known = 1): Evidence {
  return { margins: Float64Array.from(margins), nearness: Float64Array.from(nearness), known }
}

const combination: Combination = {
  margin: 2,
  near: 4,
  bias: Float32Array.of(0, 0.5, 0),
  rejectLabel: 2,
  reject: [-1, 2, 3, 1],
}

describe('combine', () => {
  it('weighs both witnesses and the class, and reject by its own terms', () => {
    const scores = combine(evidenceOf([1, 0, -1], [0.5, 0, 0], 0.5), combination)

    // The reject terms here: 1, half unknown, half far, the best margin reached.
    expect([...scores]).toEqual([4, 0.5, -2 - 1 + 1 + 1.5 + 0])
  })

  it('has no reject terms where no line out of scope was trained', () => {
    const scores = combine(evidenceOf([0, 0, 0], [0, 0, 0], 0), { ...combination, rejectLabel: -1 })

    expect([...scores]).toEqual([0, 0.5, 0])
  })
})

describe('rejectEvidence', () => {
  it.each([
    { name: 'known and near', text: evidenceOf([1.5, -1, -1], [1, 0, 0], 1), expected: [1, 0, 0, 0] },
    { name: 'unknown', text: evidenceOf([-1, -1, -1], [0, 0, 0], 0), expected: [1, 1, 1, 2] },
    { name: 'near to foreign topics only', text: evidenceOf([-1, -1, 1], [0, 0, 1], 1), expected: [1, 0, 1, 2] },
  ])('measures a text that is $name', ({ text, expected }) => {
    const terms = rejectEvidence(text, 2)

    expect(terms).toEqual(expected)
  })
})

describe('softmax', () => {
  it.each([
    { scores: [0, 0], expected: [0.5, 0.5] },
    { scores: [5_000, 0], expected: [1, 0] },
    { scores: [-5_000, -5_000], expected: [0.5, 0.5] },
    { scores: [], expected: [] },
  ])('makes probabilities of $scores', ({ scores, expected }) => {
    const chances = softmax(Float64Array.from(scores))

    expect([...chances]).toEqual(expected)
  })
})

describe('addEvidence', () => {
  it('is the mean by shares', () => {
    const sum = addEvidence([
      { evidence: evidenceOf([1, -1], [1, 0], 1), share: 0.75 },
      { evidence: evidenceOf([-1, 1], [0, 1], 0), share: 0.25 },
    ])

    expect(sum).toEqual(evidenceOf([0.5, -0.5], [0.75, 0.25], 0.75))
  })
})
