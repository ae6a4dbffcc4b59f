import { describe, expect, it } from 'vitest'
import { measureCalibration } from '../../../src/understanding/calibrate.ts'
import { combine, softmax, type Combination } from '../../../src/understanding/combine.ts'
import type { Evidence } from '../../../src/understanding/evidence.ts'
import { fitCombination, type HeldOut } from '../../../src/understanding/fit-combination.ts'
import { createRandom, type Random } from '../../../src/understanding/random.ts'

const REJECT = 3
const truth: Combination = {
  margin: 2,
  near: 3,
  bias: Float32Array.of(0, 0, 0, 0),
  rejectLabel: REJECT,
  reject: [-2, 2, 1, 0],
}

/** Texts whose classes are drawn with just the probabilities that `by` gives them. */
function draw(count: number, random: Random, by: Combination = truth): HeldOut[] {
  return Array.from({ length: count }, () => {
    const evidence: Evidence = {
      margins: Float64Array.from({ length: 4 }, () => random() * 2 - 1),
      nearness: Float64Array.from({ length: 4 }, () => random()),
      known: random(),
    }
    const chances = [...softmax(combine(evidence, by))]
    let left = random()
    const label = chances.findIndex((chance) => (left -= chance) < 0)
    return { evidence, label: Math.max(label, 0) }
  })
}

const best = (evidence: Evidence, combination: Combination): number => {
  const scores = [...combine(evidence, combination)]
  return scores.indexOf(Math.max(...scores))
}

describe('fitCombination', () => {
  it('is calibrated on texts that it did not see', () => {
    const random = createRandom(1)

    const fitted = fitCombination(draw(1_000, random), 4, REJECT)
    const report = measureCalibration(draw(2_000, random), fitted)

    expect(report.ece).toBeLessThan(0.05)
    expect(fitted.margin).toBeGreaterThan(1)
    expect(fitted.near).toBeGreaterThan(1.5)
    // Not knowing the words speaks for a refusal.
    expect(fitted.reject[1]).toBeGreaterThan(1)
  })

  it('gives a witness that only misleads no weight, never a negative one', () => {
    const misled = draw(500, createRandom(2), { ...truth, near: -3 })

    const fitted = fitCombination(misled, 4, REJECT)

    expect(fitted.near).toBe(0)
    expect(fitted.margin).toBeGreaterThan(1)
  })

  it('refuses a text of which nothing is known, and no other', () => {
    const random = createRandom(3)
    const inside = Array.from({ length: 90 }, (_, at) => textOf(at % 3, 0.8 + random() * 0.2))
    const outside = Array.from({ length: 30 }, () => textOf(REJECT, random() * 0.4))

    const fitted = fitCombination([...inside, ...outside], 4, REJECT)

    expect(best(nothingKnown, fitted)).toBe(REJECT)
    expect([0, 1, 2].map((label) => best(textOf(label, 0.9).evidence, fitted))).toEqual([0, 1, 2])
  })

  it.each([
    { name: 'nothing is held out', heldOut: [], rejectLabel: REJECT },
    { name: 'nothing is out of scope', heldOut: [textOf(0, 1), textOf(1, 1)], rejectLabel: -1 },
  ])('still prefers the better evidence where $name', ({ heldOut, rejectLabel }) => {
    const fitted = fitCombination(heldOut, 4, rejectLabel)

    expect(best(textOf(1, 1).evidence, fitted)).toBe(1)
  })

  it('repeats itself', () => {
    const texts = draw(50, createRandom(4))

    const [first, second] = [fitCombination(texts, 4, REJECT), fitCombination(texts, 4, REJECT)]

    expect(first).toEqual(second)
  })
})

/** Evidence that names its class as clearly as it is known. */
function textOf(label: number, known: number): HeldOut {
  const pick = (own: number, other: number) =>
    Float64Array.from({ length: 4 }, (_, at) => (at === label && at !== REJECT ? own : other))
  return { label, evidence: { margins: pick(0.8, -0.9), nearness: pick(0.9 * known, 0), known } }
}

const nothingKnown: Evidence = {
  margins: new Float64Array(4).fill(-1),
  nearness: new Float64Array(4),
  known: 0,
}
