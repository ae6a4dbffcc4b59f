import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/core/errors.ts'
import { classify } from '../../../src/understanding/classify.ts'
import { decodeModel, encodeModel } from '../../../src/understanding/model-file.ts'
import { trainModel } from '../../../src/understanding/train.ts'
import { readLexicon } from './lexicon.ts'
import { sampleLines } from './sample-lines.ts'

const lexicon = readLexicon()

describe('trainModel', () => {
  it('makes the same model from the same lines', () => {
    const first = encodeModel(trainModel(sampleLines, lexicon).model)
    const second = encodeModel(trainModel(sampleLines, lexicon).model)

    expect(first).toEqual(second)
  })

  it('reports on the held-out share in all three copies', () => {
    const { report } = trainModel(sampleLines, lexicon, { holdOut: 0.2 })

    expect(report).toMatchObject({ lines: 50, intents: 5, heldOut: { lines: 30 } })
    expect(report.heldOut.accuracy).toBeGreaterThan(0.4)
    expect(report.heldOut.ece).toBeLessThan(0.5)
  })

  it.each([
    { name: 'no line', lines: [] },
    { name: 'one line', lines: sampleLines.slice(0, 1) },
    { name: 'one class', lines: sampleLines.slice(0, 5) },
  ])('does not fail on $name', ({ lines }) => {
    const { model } = trainModel(lines, lexicon)

    const scored = classify(model, 'bao nhiêu tuổi về hưu', lexicon)
    expect(scored).toHaveLength(Math.min(lines.length, 1))
  })
})

describe('the model file', () => {
  const { model } = trainModel(sampleLines, lexicon, { holdOut: 0 })

  it('gives back a model that classifies the same', () => {
    const text = 'tuổi hưu của tôi là mấy'

    const copy = decodeModel(encodeModel(model))

    expect(classify(copy, text, lexicon)).toEqual(classify(model, text, lexicon))
    expect(copy).toEqual(model)
  })

  it('holds no words of the training lines', () => {
    const text = new TextDecoder('latin1').decode(encodeModel(model))

    expect(text).not.toContain('nghiep')
  })

  it.each([
    { name: 'nothing', change: () => new Uint8Array() },
    { name: 'another format', change: (bytes: Uint8Array) => bytes.map((byte, at) => (at === 4 ? 250 : byte)) },
    { name: 'a file cut short', change: (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2) },
    { name: 'other content', change: (bytes: Uint8Array) => bytes.map((byte, at) => (at >= 12 ? 0 : byte)) },
  ])('is refused when it is $name', ({ change }) => {
    const damaged = change(encodeModel(model))

    expect(() => decodeModel(damaged)).toThrow(AppError)
  })
})
