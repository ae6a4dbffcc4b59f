import { describe, expect, it } from 'vitest'
import { measureCalibration, summariseCalibration } from '../../../src/understanding/calibrate.ts'
import type { Combination } from '../../../src/understanding/combine.ts'
import type { HeldOut } from '../../../src/understanding/fit-combination.ts'

/** A classifier that always prefers class 0 by a margin of 1 and is right in `right` of 100 cases. */
function heldOut(right: number): HeldOut[] {
  return Array.from({ length: 100 }, (_, index) => ({
    evidence: { margins: Float64Array.of(1, 0), nearness: Float64Array.of(0, 0), known: 1 },
    label: index < right ? 0 : 1,
  }))
}

const combinationOf = (margin: number): Combination => ({
  margin,
  near: 0,
  bias: new Float32Array(2),
  rejectLabel: -1,
  reject: [0, 0, 0, 0],
})

describe('measureCalibration', () => {
  it.each([
    // Two classes one apart: the logistic of the weight is the confidence.
    { name: 'as sure as it may be', margin: Math.log(3), ece: 0 },
    { name: 'boastful', margin: 20, ece: 0.25 },
    { name: 'timid', margin: 0, ece: 0.25 },
  ])('finds the error of one that is $name', ({ margin, ece }) => {
    const report = measureCalibration(heldOut(75), combinationOf(margin))

    expect(report).toEqual({ lines: 100, accuracy: 0.75, ece: expect.closeTo(ece, 5) })
  })

  it('reports zeros where nothing was held out', () => {
    const report = measureCalibration([], combinationOf(5))

    expect(report).toEqual({ lines: 0, accuracy: 0, ece: 0 })
  })
})

describe('summariseCalibration', () => {
  it('weighs each bin by its lines', () => {
    const judged = [
      { confidence: 0.25, right: false },
      { confidence: 0.95, right: true },
      { confidence: 1, right: true },
      { confidence: 0.95, right: false },
    ]

    const report = summariseCalibration(judged)

    expect(report).toEqual({ lines: 4, accuracy: 0.5, ece: expect.closeTo((0.25 + 0.9) / 4, 10) })
  })
})
