import { describe, expect, it } from 'vitest'
import { fitSharpness, measureCalibration } from '../../../src/understanding/calibrate.ts'

/** A classifier that always prefers class 0 by a margin of 1 and is right in `right` of 100 cases. */
function heldOut(right: number) {
  return Array.from({ length: 100 }, (_, index) => ({ margins: Float64Array.of(1, 0), label: index < right ? 0 : 1 }))
}

describe('fitSharpness', () => {
  it.each([75, 90, 99])('makes confidence agree with %i right answers in a hundred', (right) => {
    const sharpness = fitSharpness(heldOut(right))

    // Two classes one apart: the logistic of the sharpness is the confidence.
    expect(1 / (1 + Math.exp(-sharpness))).toBeCloseTo(right / 100, 2)
  })
})

describe('measureCalibration', () => {
  it('finds no error after fitting and a large one before', () => {
    const cases = heldOut(75)

    const fitted = measureCalibration(cases, fitSharpness(cases))
    const boastful = measureCalibration(cases, 20)

    expect(fitted.accuracy).toBe(0.75)
    expect(fitted.ece).toBeLessThan(0.01)
    expect(boastful.ece).toBeCloseTo(0.25, 2)
  })

  it('reports zeros where nothing was held out', () => {
    const report = measureCalibration([], 5)

    expect(report).toEqual({ lines: 0, accuracy: 0, ece: 0 })
  })
})
