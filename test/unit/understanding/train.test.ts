import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/understanding/classify.ts'
import { gatherEvidence } from '../../../src/understanding/evidence.ts'
import { encodeModel } from '../../../src/understanding/model-file.ts'
import type { Model } from '../../../src/understanding/model.ts'
import { trainModel } from '../../../src/understanding/train.ts'
import { readViews } from '../../../src/understanding/views.ts'
import { readVocabulary } from './lexicon.ts'
import { sampleLines } from './sample-lines.ts'

const vocabulary = readVocabulary()

/** Of another hand: words that no line of the house has. */
const calibration = ['quẹt mã vạch', 'quẹt mã vạch bị lỗi', 'chỗ quẹt mã vạch', 'máy quẹt mã vạch kêu'].map((text) => ({
  text,
  intent: 'hi.card_lookup',
}))

/** By the margins alone: whatever the probabilities, these are what the rounds of training learnt. */
function learnt(model: Model, text: string): string | undefined {
  const margins = [...gatherEvidence(model, readViews(text, vocabulary)).margins]
  return model.intents[margins.indexOf(Math.max(...margins))]
}

describe('trainModel', () => {
  it('makes the same model from the same lines', () => {
    const first = encodeModel(trainModel(sampleLines, vocabulary, { calibration }).model)
    const second = encodeModel(trainModel(sampleLines, vocabulary, { calibration }).model)

    expect(first).toEqual(second)
  })

  it('reports on the held-out share in all three copies', () => {
    const { report } = trainModel(sampleLines, vocabulary, { holdOut: 0.2 })

    expect(report).toMatchObject({ lines: 50, intents: 5, heldOut: { lines: 30 } })
    expect(report.heldOut.accuracy).toBeGreaterThan(0.4)
    expect(report.heldOut.ece).toBeLessThan(0.5)
  })

  it('judges by the calibration lines and learns from them as well', () => {
    const text = 'em quẹt mã vạch'

    const { model, report } = trainModel(sampleLines, vocabulary, { calibration, holdOut: 0 })
    const without = trainModel(sampleLines, vocabulary, { holdOut: 0 })

    expect(report).toMatchObject({ lines: 54, heldOut: { lines: 12 } })
    expect(without.report).toMatchObject({ lines: 50, heldOut: { lines: 0 } })
    expect(learnt(model, text)).toBe('hi.card_lookup')
    expect(learnt(without.model, text)).not.toBe('hi.card_lookup')
  })

  it('needs no share of its own lines where many of another hand tell enough', () => {
    const many = Array.from({ length: 75 }, () => calibration).flat()

    const { report } = trainModel(sampleLines, vocabulary, { calibration: many })

    expect(report.heldOut.lines).toBe(900)
  })

  it('passes over calibration lines of intents without examples', () => {
    const { report } = trainModel(sampleLines, vocabulary, {
      calibration: [{ text: 'câu này của ai', intent: 'no.such' }],
      holdOut: 0,
    })

    expect(report).toMatchObject({ lines: 50, intents: 5, heldOut: { lines: 0 } })
  })

  it('learns the same in a warm second round as in one from nothing', () => {
    const warm = trainModel(sampleLines, vocabulary, { holdOut: 0.2 }).model
    const cold = trainModel(sampleLines, vocabulary, { holdOut: 0 }).model

    const differing = sampleLines.filter(({ text }) => learnt(warm, text) !== learnt(cold, text))

    expect(differing).toEqual([])
  })

  it.each([
    { name: 'no line', lines: [] },
    { name: 'one line', lines: sampleLines.slice(0, 1) },
    { name: 'one class', lines: sampleLines.slice(0, 5) },
  ])('does not fail on $name', ({ lines }) => {
    const { model } = trainModel(lines, vocabulary)

    const scored = classify(model, 'bao nhiêu tuổi về hưu', vocabulary)
    expect(scored).toHaveLength(Math.min(lines.length, 1))
  })
})
